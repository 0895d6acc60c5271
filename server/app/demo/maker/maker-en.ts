import type { ExampleTexts } from '../example-shapes.ts';
import type { MakerCategory, MakerStory } from './maker-outlines.ts';

export const makerEn: ExampleTexts<MakerCategory, MakerStory> = {
  organisation: 'Larkfield Printers Ltd',
  domain: 'larkfield.example',
  secondCentre: 'Depot and second line',
  mailboxes: {
    main: { local: 'service', name: 'Larkfield customer service' },
    second: { local: 'depot', name: 'Larkfield depot' },
  },
  categories: {
    sales: 'Sales',
    'sales.offers': 'Quotations',
    'sales.contracts': 'Contracts',
    'sales.contracts.renewals': 'Renewals and changes',
    support: 'Technical support',
    'support.hardware': 'Hardware',
    'support.hardware.printers': 'Printers',
    'support.hardware.finishers': 'Finishers',
    'support.software': 'Software',
    'support.software.drivers': 'Drivers',
    'support.software.network': 'Network and scanning',
    invoices: 'Invoices',
    'invoices.questions': 'Questions',
    'invoices.credits': 'Corrections',
    parts: 'Parts and supplies',
    'parts.orders': 'Spare parts',
    'parts.consumables': 'Toner and supplies',
    depot: 'Depot',
    'depot.repairs': 'Repairs',
    'depot.repairs.returns': 'Returns',
    'depot.secondline': 'Second line',
  },
  keywords: {
    'support.hardware.printers': ['paper jam*', 'error code*', 'streak*'],
    'support.software.drivers': ['driver*'],
    'invoices.credits': ['wrong invoice*', 'credit note*'],
    'parts.consumables': ['toner*', 'cartridge*'],
    'sales.offers': ['quotation*', 'quote*'],
  },
  stories: {
    offer_price: {
      subject: 'Quotation for five {model}',
      message: 'We would like a quotation for five {model} with a second paper tray, delivered to {address}.',
      outcome:
        'The quotation is on the order page under number {order}. It is valid for 30 days and includes delivery.',
      note: 'Discount for five or more agreed with the sales lead.',
      question: 'Do you need installation on site as well, and a service contract?',
      answer: 'Installation yes, please, and a three-year contract.',
    },
    offer_lease: {
      subject: 'Leasing instead of buying',
      message: 'Can the {model} also be leased, and what would the monthly rate be over three years?',
      outcome: 'Yes. Over 36 months the rate is £41 a month, with service included. Toner is charged by use.',
    },
    contract_covers: {
      subject: 'What does the contract cover?',
      message:
        'Does our service contract for the {model}, serial number {serial}, also cover the drum and the rollers?',
      outcome:
        'Your contract covers all wearing parts including drum and rollers, labour and travel. Only paper and staples are excluded.',
      note: 'Contract level checked: full service.',
    },
    contract_end: {
      subject: 'When does our contract end?',
      message: 'When does the contract for the {model} with serial number {serial} end, and does it renew by itself?',
      outcome: 'It runs until the end of next quarter and renews for twelve months unless you cancel six weeks ahead.',
    },
    contract_add: {
      subject: 'Adding a printer to the contract',
      message: 'A used {model}, serial number {serial}, has joined the others. Can it be added to our contract?',
      outcome: 'Yes. After a short inspection it can join from the first of next month at the same page price.',
      question: 'What is the page counter of the device now?',
      answer: 'The counter shows {number} pages.',
    },
    paper_weight: {
      subject: 'Heaviest paper for the {model}',
      message: 'What is the heaviest paper that the {model} can print on both sides?',
      outcome: 'Both sides: up to 160 g/m² from the tray. One side: up to 220 g/m² through the bypass.',
    },
    scan_to_mail: {
      subject: 'Setting up scanning to e-mail',
      message:
        'How is scanning to e-mail set up on the {model}? The mail provider has switched to a secure connection.',
      outcome:
        'On the device’s web page under Scan, choose port 587 with STARTTLS and enter the account. The guide has been sent along.',
    },
    driver_where: {
      subject: 'Driver for a new computer',
      message: 'Where can one download the current driver for the {model}? The computers have been replaced.',
      outcome:
        'It is on the download page under the model name. Choose the universal driver; it recognises the device by itself.',
    },
    driver_grey: {
      subject: 'Black and white as the default',
      message:
        'How can black and white be made the default for everybody on the {model}? Too much is printed in colour.',
      outcome:
        'Set it in the driver on the print server under Printing defaults. All users get it at their next sign-in.',
    },
    fixed_address: {
      subject: 'Fixed IP address for the printer',
      message: 'The {model} gets a new address after every restart. How is a fixed one set?',
      outcome:
        'In the menu under Network, IPv4, switch DHCP off and enter address, mask and gateway. Or reserve the address on your router.',
    },
    pin_print: {
      subject: 'Printing with a PIN',
      message: 'Is it possible to print confidential pages on the {model} only after typing a PIN at the device?',
      outcome:
        'Yes, choose Secure print in the driver and enter four digits. The job waits on the device for 24 hours.',
    },
    toner_yield: {
      subject: 'How long does a cartridge last?',
      message: 'How many pages does a black cartridge of the {model} last?',
      outcome:
        'The standard cartridge lasts for about 6,000 pages and the large one for 12,000, at five per cent coverage.',
    },
    toner_return: {
      subject: 'Returning empty cartridges',
      message: 'There are about twenty empty cartridges here. How are they returned?',
      outcome: 'We collect from fifteen cartridges free of charge. A box and a label are on their way to {address}.',
    },
    part_price: {
      subject: 'Price of a fuser unit',
      message: 'What does a fuser unit for the {model} cost, and can we fit it ourselves?',
      outcome:
        'The unit costs £189 without VAT. It can be changed in five minutes without tools; the device must have cooled down.',
    },
    invoice_copy: {
      subject: 'Copy of invoice {invoice}',
      message: 'Invoice {invoice} has gone missing on our side. Could we have a copy?',
      outcome: 'A copy has been sent to the address we have for your invoices.',
    },
    invoice_pages: {
      subject: 'How are the pages on the invoice counted?',
      message: 'On invoice {invoice} there are more pages than we thought we had printed. How are they counted?',
      outcome:
        'Each printed side counts as one page, so a two-sided sheet is two. The counter readings are on page two of the invoice.',
    },
    repair_status: {
      subject: 'Repair {order}',
      message: 'How far is repair {order}? The {model} was collected a week ago.',
      outcome: 'The main board has been replaced and the device is in the final test. It leaves the depot tomorrow.',
      note: 'Asked the workshop: waiting only for the print test.',
    },
    return_how: {
      subject: 'Sending a device in for repair',
      message: 'Our {model}, serial number {serial}, has to come in for repair. How should it be packed?',
      outcome:
        'Please take out the cartridges and use the original box or ours. The return label {order} is valid for 30 days.',
    },
    paper_jam: {
      subject: 'Constant paper jams',
      message: 'The {model}, serial number {serial}, jams several times a day, always when printing on both sides.',
      outcome: 'The duplex rollers were worn. A technician has replaced them and 200 test pages went through.',
      note: 'Known wear above 150,000 pages. Roller kit reserved.',
      question: 'Does it jam from all trays, and what is the page counter?',
      answer: 'Only from tray 2. The counter shows {number}.',
    },
    stripes: {
      subject: 'Dark stripes on every page',
      message:
        'The {model} with serial number {serial} has printed a dark stripe down the left side of every page since yesterday.',
      outcome: 'The drum had a scratch. A new drum has been fitted and the pages are clean.',
    },
    wont_start: {
      subject: 'Printer does not start',
      message:
        'The {model}, serial number {serial}, does not start any more. The display stays dark and the whole department prints there.',
      outcome: 'The power supply was faulty and has been replaced on site. The device is running.',
      note: 'Tried another socket and cable with the customer: no change.',
    },
    error_code: {
      subject: 'Error code {code} on the {model}',
      message:
        'The {model} with serial number {serial} stops with error code {code}. Switching it off and on does not help.',
      outcome:
        'The code pointed to the laser unit. Its connector was cleaned and the firmware updated; the fault has not come back.',
      question: 'Does the code come at once after the start, or only while printing?',
      answer: 'Only after the first few pages.',
    },
    fuser_smell: {
      subject: 'Burning smell from the printer',
      message: 'There is a burning smell from the {model}, serial number {serial}. It has been unplugged.',
      outcome: 'A sheet of foil had melted in the fuser. The unit was replaced and the device tested for safety.',
      note: 'Safety matter: technician sent the same day.',
    },
    staples: {
      subject: 'Finisher does not staple',
      message: 'The finisher on the {model}, serial number {serial}, no longer staples although the cartridge is full.',
      outcome: 'A bent staple blocked the head. It has been removed and the customer shown how to clear it.',
    },
    driver_crash: {
      subject: 'Programme crashes when printing',
      message: 'Since the last update the spreadsheet programme crashes when printing to the {model}.',
      outcome: 'The new driver version solves it. It has been installed with you and printing works.',
      question: 'Which driver version do you see under Properties?',
      answer: 'It says 4.{number}.',
    },
    off_network: {
      subject: 'Printer has vanished from the network',
      message:
        'Nobody can reach the {model} with serial number {serial} since this morning. The display says no connection.',
      outcome: 'The network port had switched to a wrong speed. Set to automatic; everybody can print again.',
    },
    scan_fails: {
      subject: 'Scanning to a folder fails',
      message:
        'Scanning to the shared folder from the {model} fails with “access refused” since the server was changed.',
      outcome: 'The device used an outdated protocol. It is now set to SMB 3 with the new account, and scanning works.',
    },
    slow_print: {
      subject: 'Printing PDF files is slow',
      message: 'It takes minutes before the {model} starts to print a PDF file. Other files come at once.',
      outcome: 'With the PostScript driver the files now print within seconds.',
      question: 'Could you send us one of the files that are slow?',
      answer: 'It happens with every file from our scanner; one is on the service page under {number}.',
    },
    toner_order: {
      subject: 'Order of toner',
      message: 'Please send two black and one cyan cartridge for the {model} to {address}.',
      outcome: 'The cartridges have been sent under order {order} and arrive within two working days.',
    },
    roller_order: {
      subject: 'Order of a pick-up roller',
      message: 'We need a pick-up roller for tray 2 of the {model}, serial number {serial}.',
      outcome: 'The roller has been sent under order {order}. The fitting guide is in the box.',
    },
    wrong_part: {
      subject: 'Wrong part delivered, order {order}',
      message: 'Instead of a transfer belt for the {model} order {order} brought a waste toner box.',
      outcome:
        'The right part has been sent by express. Please put the wrong one back in the box; the courier takes it along.',
      note: 'Picking error in the warehouse; shelf labels checked.',
    },
    invoice_wrong: {
      subject: 'Invoice {invoice} has the wrong amount',
      message: 'Invoice {invoice} lists four devices, but we have three. Please correct it.',
      outcome:
        'A credit note and a corrected invoice have been sent. The returned device is no longer in the contract.',
      question: 'Which serial number should not be on the invoice?',
      answer: 'Serial number {serial}; it was returned last quarter.',
    },
    billing_address: {
      subject: 'New billing address',
      message: 'Our invoices should go to {address} from now on. The order number must be on each of them.',
      outcome: 'The address has been changed and the order number is a required field for your account.',
    },
    repair_collect: {
      subject: 'Please collect a device for repair',
      message: 'Please collect the {model}, serial number {serial}, from {address} for repair.',
      outcome: 'The device was collected and is in the depot under repair number {order}.',
      question: 'Is there a lift, and until what time can the courier come?',
      answer: 'There is a lift, and somebody is here until four in the afternoon.',
    },
    praise_technician: {
      subject: 'Praise for your technician',
      message: 'Your technician came within two hours, explained everything and left the place tidy. Many thanks.',
    },
    app_idea: {
      subject: 'Suggestion for the app',
      message: 'It would be handy if the app showed the toner level of all printers on one page.',
    },
    manual_remark: {
      subject: 'Picture in the finisher manual is wrong',
      message: 'On page 34 of the finisher manual the picture shows the older cartridge. That cost us half an hour.',
    },
    complaint_late_part: {
      subject: 'Complaint: part two weeks late',
      message:
        'Order {order} was promised within three days and has now taken two weeks. The {model} has stood still all that time.',
      outcome:
        'We apologise. The part was delivered today by courier, and the contract fee for the time lost has been credited.',
      note: 'Supplier delay was not passed on to the customer.',
    },
    complaint_third_visit: {
      subject: 'Complaint: third visit and still the same fault',
      message:
        'The technician has been here three times because of the {model}, serial number {serial}, and it jams again.',
      outcome:
        'We are sorry. The device has been exchanged for a new one and the old one goes to our second line for examination.',
    },
    complaint_reminder: {
      subject: 'Complaint about a reminder',
      message: 'We received a reminder for invoice {invoice}, which was paid a month ago. Please check your books.',
      outcome:
        'You are right. The payment had been booked to another customer. The reminder is withdrawn, with our apologies.',
    },
  },
};
