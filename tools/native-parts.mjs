// Plain JavaScript for Node 20 and newer.

/**
 * What the packages of the embedded PostgreSQL bring along and no package list names: PostgreSQL itself and the libraries it
 * is linked with, as they are for linux-x64; the packages for other platforms bring the same, some in other versions. `file`
 * begins the names of its files in `native/lib`, `sign` stands in one of them: a test compares both with what is installed.
 * `cpe` is the name scanners of vulnerabilities look for.
 */
export const nativeParts = [
  {
    name: 'PostgreSQL',
    version: '18.4',
    licence: 'PostgreSQL',
    file: /^lib(pq|ecpg|pgtypes|pgcommon|pgfeutils|pgport)/,
    sign: ['bin/postgres', 'PostgreSQL) 18.4'],
    cpe: 'postgresql:postgresql',
  },
  {
    name: 'OpenSSL',
    version: '1.1.1',
    licence: 'OpenSSL',
    file: /^lib(crypto|ssl)\./,
    sign: ['lib/libcrypto.so.1.1', 'OpenSSL 1.1.1  11 Sep 2018'],
    cpe: 'openssl:openssl',
  },
  {
    name: 'ICU',
    version: '60.2',
    licence: 'Unicode-DFS-2016',
    file: /^libicu/,
    sign: ['lib/libicuuc.so.60.2', 'icudt60l'],
    cpe: 'icu-project:international_components_for_unicode',
  },
  {
    name: 'libxml2',
    version: '2.9.4',
    licence: 'MIT',
    file: /^libxml2\./,
    sign: ['lib/libxml2.so.2', '20904'],
    cpe: 'xmlsoft:libxml2',
  },
  {
    name: 'libxslt',
    version: '1.1.29',
    licence: 'MIT',
    file: /^libxslt\./,
    sign: ['lib/libxslt.so.1', '10129'],
    cpe: 'xmlsoft:libxslt',
  },
  {
    name: 'liblzma (XZ Utils)',
    version: '5.2.2',
    licence: 'Public domain',
    file: /^liblzma\./,
    sign: ['lib/liblzma.so.5', '5.2.2'],
    cpe: 'tukaani:xz',
  },
  {
    name: 'OSSP uuid',
    version: '1.6.2',
    licence: 'ISC',
    file: /^libossp-uuid\./,
    sign: ['lib/libossp-uuid.so.16', 'OSSP uuid 1.6.2'],
    cpe: 'ossp:uuid',
  },
  {
    name: 'zlib',
    version: '1.2.11',
    licence: 'Zlib',
    file: /^libz\./,
    sign: ['lib/libz.so.1', 'inflate 1.2.11'],
    cpe: 'zlib:zlib',
  },
];
