import type { ExampleTexts } from '../example-shapes.ts';
import type { CityCategory, CityStory } from './city-outlines.ts';

export const cityEn: ExampleTexts<CityCategory, CityStory> = {
  organisation: 'Alderbridge City Council',
  domain: 'alderbridge.example',
  secondCentre: 'Technical services',
  mailboxes: {
    main: { local: 'contact', name: 'Alderbridge customer services' },
    second: { local: 'technical', name: 'Alderbridge technical services' },
  },
  categories: {
    streets: 'Streets and parks',
    'streets.lighting': 'Street lighting',
    'streets.lighting.faults': 'Lamp faults',
    'streets.roads': 'Roads',
    'streets.roads.surface': 'Potholes and paving',
    'streets.roads.signs': 'Signs and signals',
    'streets.parks': 'Parks and play areas',
    waste: 'Waste',
    'waste.bins': 'Household bins',
    'waste.bins.missed': 'Missed collections',
    'waste.bins.orders': 'Bin orders',
    'waste.recycling': 'Recycling',
    water: 'Water and sewers',
    'water.leaks': 'Leaks and blockages',
    'water.meters': 'Meters and bills',
    housing: 'Housing',
    'housing.applications': 'Applications',
    'housing.repairs': 'Repairs',
    permits: 'Permits',
    'permits.parking': 'Parking',
    'permits.building': 'Building',
    'permits.events': 'Events',
    daycare: 'Day care',
    'daycare.places': 'Places',
    'daycare.fees': 'Fees',
  },
  keywords: {
    'streets.lighting.faults': ['street light*', 'street lamp*', 'lamp post*'],
    'water.leaks': ['water leak*', 'burst pipe*', 'blocked drain*'],
    'waste.bins.missed': ['not emptied', 'missed collection*'],
    'permits.parking': ['parking permit*', 'resident permit*'],
    'daycare.places': ['day care place*', 'nursery place*'],
  },
  stories: {
    bin_day: {
      subject: 'Which day is the bin emptied?',
      message: 'Which day is the general waste bin emptied at {address}? The leaflet shows two different days.',
      outcome: 'General waste is collected every other Tuesday at that address. The bin should be out by 6.30 am.',
    },
    bulky_waste: {
      subject: 'Where to take an old sofa',
      message: 'There is an old sofa and a mattress to get rid of. Where can they be taken, and does it cost anything?',
      outcome:
        'Households can bring bulky items to the recycling centre free of charge. We also collect up to three items from the kerb for £25.',
    },
    hazardous_waste: {
      subject: 'Leftover paint and batteries',
      message:
        'About ten tins of old paint and a box of batteries turned up in the garage at {address}. Where do they go?',
      outcome:
        'Paint goes to the hazardous waste point at the recycling centre. Batteries can be left in the box at any food shop.',
    },
    bigger_bin: {
      subject: 'Price of a larger bin',
      message: 'The 140 litre bin at {address} is full after a week. What would a 240 litre bin cost?',
      outcome: 'A 240 litre bin costs £4.10 more a month. The exchange itself is free and takes about a week.',
    },
    resident_parking: {
      subject: 'Resident parking permit',
      message:
        'We are moving to {address} next month. How does one apply for a resident parking permit, and how long does it take?',
      outcome:
        'You can apply online as soon as you have a tenancy agreement or completion date. The permit is valid from the next working day.',
    },
    shed_permit: {
      subject: 'Is a permit needed for a garden shed?',
      message: 'A shed of 14 square metres is planned in the back garden at {address}. Does it need a permit?',
      outcome:
        'Sheds below 15 square metres need no permit if they stand at least one metre from the boundary and are under 2.5 metres high.',
      note: 'Checked the zoning plan: no conservation area here.',
      question: 'How far from the boundary will the shed stand, and how high will it be?',
      answer: 'A metre and a half from the fence, and 2.3 metres at the highest point.',
    },
    building_decision: {
      subject: 'Building application {number}',
      message:
        'The application {number} for an extension at {address} was sent in six weeks ago. When can a decision be expected?',
      outcome:
        'Your application is with the case officer and the neighbours have been heard. The decision should be made within two weeks.',
      note: 'Asked the case officer where the file is.',
    },
    street_party: {
      subject: 'Closing the street for a party',
      message:
        'The neighbours around {address} would like to hold a street party. What is needed to close the street for an afternoon?',
      outcome:
        'Please send the event form four weeks ahead with a sketch of the closed stretch. There is no charge for residents’ street parties.',
    },
    daycare_apply: {
      subject: 'Applying for a day care place',
      message:
        'Our daughter needs a day care place in four months. When should we apply, and can we choose the nursery?',
      outcome: 'Please apply at least four months ahead. You can name three nurseries in order of preference.',
    },
    daycare_queue: {
      subject: 'Place in the day care queue',
      message: 'We applied for a day care place under number {number}. Where are we in the queue?',
      outcome: 'You are fourth in the queue for your first choice. We expect to make you an offer within six weeks.',
      question: 'Would a place at a different nursery nearby also suit you?',
      answer: 'Yes, anything within fifteen minutes’ walk of {address} would be fine.',
    },
    daycare_income: {
      subject: 'Proof of income for the day care fee',
      message: 'Which documents do you need to set the day care fee? One of us is self-employed.',
      outcome:
        'We need the latest payslip from one parent and the last tax return from the other. Both can be uploaded online.',
    },
    daycare_closed: {
      subject: 'Is the nursery open in the holidays?',
      message: 'Is the nursery near {address} open during the school holidays, or is there a stand-in?',
      outcome:
        'It closes for two weeks. During that time the children are looked after at the neighbouring nursery; you will get a letter.',
    },
    housing_apply: {
      subject: 'Applying for a council flat',
      message: 'How does one apply for a council flat, and is it possible to ask for a certain district?',
      outcome:
        'Please fill in the application online. You may name up to three districts. The application is valid for twelve months.',
    },
    housing_status: {
      subject: 'Housing application {number}',
      message: 'There has been no word on housing application {number} for two months. Is it still in the queue?',
      outcome:
        'Your application is valid and in the queue for a two-bedroom flat. We write to you as soon as there is an offer.',
      note: 'Checked that the income details have been renewed.',
    },
    water_hardness: {
      subject: 'Hardness of the tap water',
      message: 'What is the hardness of the water at {address}? The new dishwasher asks for it.',
      outcome: 'The water at your address has 12 degrees of hardness, which counts as medium.',
    },
    meter_reading: {
      subject: 'Reporting the water meter',
      message: 'How is the reading of meter {number} reported? The card that came by post is lost.',
      outcome:
        'You can report it online with the meter number, or give it to us on the phone. We have noted the reading you gave.',
    },
    water_break: {
      subject: 'Announced water cut',
      message:
        'A note on the door at {address} says the water will be off. For how long, and is it safe to drink afterwards?',
      outcome:
        'The water is off from 9 am to 2 pm. Let the tap run for a few minutes afterwards; then it is safe to drink.',
    },
    allotment: {
      subject: 'Renting an allotment',
      message: 'Are there any free allotments near {address}, and what is the rent for a year?',
      outcome: 'There is a short waiting list. A plot of 100 square metres costs £62 a year including water.',
    },
    lamp_out: {
      subject: 'Street light out at {address}',
      message:
        'The street light outside {address} has been dark since the weekend. The pavement is hard to see in the evening.',
      outcome: 'The lamp has been replaced and the light works again.',
      note: 'On the electricians’ list for their next round.',
      question: 'Could you tell us the number on the small plate on the lamp post?',
      answer: 'It says {number} on the plate.',
    },
    lamp_row_out: {
      subject: 'A whole row of street lights is dark',
      message:
        'All the lights between {address} and the crossing are out. It is completely dark and there is a lot of traffic.',
      outcome: 'A cable had been damaged during digging. It has been repaired and all the lights are on.',
      note: 'The contractor confirms a damaged cable; crew on the way.',
    },
    pothole: {
      subject: 'Deep pothole at {address}',
      message: 'There is a deep pothole in the road outside {address}. A cyclist nearly fell there this morning.',
      outcome: 'The hole has been filled. The stretch will be resurfaced with the other works this year.',
      note: 'Measured on site: 8 cm deep. Cones put out.',
    },
    sign_down: {
      subject: 'Road sign knocked over',
      message: 'The give way sign at the corner by {address} has been knocked over and is lying on the pavement.',
      outcome: 'The sign is back up on a new post.',
    },
    signal_fault: {
      subject: 'Traffic lights only flash amber',
      message: 'The traffic lights at the crossing near {address} have only been flashing amber since this morning.',
      outcome: 'The control unit was restarted and a faulty card replaced. The lights work normally.',
      note: 'Police informed. Signal technician called out.',
    },
    tree_fallen: {
      subject: 'Fallen tree across the path',
      message: 'A large tree has fallen across the cycle path behind {address}. Nobody can get past.',
      outcome: 'The tree has been cleared away and the path is open.',
    },
    playground: {
      subject: 'Broken swing in the play area',
      message: 'One chain of the swing in the play area by {address} has come off. Children still try to use it.',
      outcome: 'The swing has been repaired and the whole play area inspected.',
      note: 'Swing taken out of use until the part arrives.',
    },
    bin_missed: {
      subject: 'Bin not emptied at {address}',
      message:
        'The bin at {address} was not emptied yesterday although it stood by the road in time. The neighbours’ bins were emptied.',
      outcome: 'We are sorry the bin was left. It was emptied on an extra round today.',
      note: 'Driver’s log: the lane was blocked by a van.',
    },
    bin_broken: {
      subject: 'Lid of the bin is broken',
      message: 'The lid of the bin at {address} came off at the last collection, and birds get at the bags.',
      outcome: 'A new bin has been delivered and the old one taken away.',
      question: 'Is it the 140 or the 240 litre bin?',
      answer: 'It is the 140 litre one.',
    },
    recycling_full: {
      subject: 'Recycling point overflowing',
      message:
        'The cardboard and glass containers at the recycling point by {address} are overflowing, and things are left on the ground.',
      outcome: 'The containers have been emptied and the ground cleaned. They will now be emptied twice a week.',
    },
    water_leak: {
      subject: 'Water running onto the street',
      message: 'Water is coming up through the asphalt outside {address} and running down the street.',
      outcome: 'The pipe has been repaired. The road surface will be restored within two weeks.',
      note: 'Crew on site. Water off for nine houses until the afternoon.',
    },
    drain_blocked: {
      subject: 'Blocked drain at {address}',
      message:
        'The rainwater drain outside {address} is blocked and there is a large pool on the road after every shower.',
      outcome: 'The drain has been flushed and the water runs off again.',
    },
    water_bill: {
      subject: 'Water bill {invoice} is too high',
      message:
        'Water bill {invoice} for {address} is three times the usual amount. There are two of us and nothing has changed.',
      outcome: 'The bill was based on a wrong reading. We have cancelled it and sent a corrected one.',
      question: 'Could you send us a photo of the meter or the reading as it is today?',
      answer: 'The meter shows {number} today.',
    },
    flat_heating: {
      subject: 'No heating in the flat',
      message:
        'The radiators in the flat at {address} have been cold since yesterday. There is a small child in the household.',
      outcome: 'The circulation pump has been replaced and the radiators are warm.',
      question: 'Is it cold in all rooms, and may the caretaker use the master key?',
      answer: 'All rooms are cold, and yes, the master key is fine.',
    },
    flat_tap: {
      subject: 'Dripping kitchen tap',
      message: 'The kitchen tap in the flat at {address} drips all the time and cannot be turned off fully.',
      outcome: 'The caretaker has fitted a new cartridge and the tap no longer drips.',
    },
    permit_plate: {
      subject: 'New registration number for parking permit',
      message: 'The car has been changed. Please move parking permit {number} to the registration number {plate}.',
      outcome: 'The permit now applies to the new registration number. Nothing needs to be displayed in the car.',
      question: 'From which day should the permit apply to the new car?',
      answer: 'From next Monday, please.',
    },
    daycare_hours: {
      subject: 'Changing the care hours',
      message:
        'We would like to change the care hours from 35 to 25 a week from the first of next month. The child’s number is {number}.',
      outcome: 'The new care hours apply from the first of the month and the fee has been changed accordingly.',
    },
    praise_counter: {
      subject: 'Thank you for the friendly help',
      message: 'The lady at the day care desk took the time to explain everything to us. That deserves a thank you.',
    },
    bench_idea: {
      subject: 'A bench by the river path',
      message:
        'A bench halfway along the river path near {address} would be welcome. It is a long way for older people without a rest.',
    },
    website_remark: {
      subject: 'The permit page is hard to find',
      message:
        'It took twenty minutes to find the page for parking permits on the website. It should be on the front page.',
    },
    complaint_phone: {
      subject: 'Complaint: promised call never came',
      message:
        'I was promised a call about my housing application three times, and nobody has rung. This is not acceptable.',
      outcome:
        'We apologise. The calls had not been written down. Your application has been reviewed and you now have one named contact.',
    },
    complaint_bin: {
      subject: 'Complaint: bin missed for the third time',
      message:
        'The bin at {address} has been missed for the third time in two months. We pay for a service we do not get.',
      outcome:
        'We are sorry. The address was missing from the new route and has been added. One month’s fee has been refunded.',
      note: 'Route plan corrected with the contractor.',
    },
    complaint_roadworks: {
      subject: 'Complaint about noise from the roadworks',
      message: 'The roadworks by {address} start at half past five in the morning. The permit says seven.',
      outcome:
        'You are right: the permit allows work from 7 am. The contractor has been reminded in writing and will keep to it.',
    },
  },
};
