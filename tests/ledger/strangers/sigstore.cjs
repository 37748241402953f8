// Runs where @sigstore/verify is installed: its verdict on each proof file.
// Reads {"log", "paths"} on standard input, writes {path: verdict}. The argument is where the package is installed.
'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const packages = path.join(process.argv[2], 'node_modules', '@sigstore', 'verify', 'dist');
const { verifyTLogInclusion } = require(path.join(packages, 'tlog'));
const { VerificationError } = require(path.join(packages, 'error'));

// name+id+base64(type ‖ key), c2sp.org/signed-note
function logOf(vkey) {
  const [name, id] = vkey.split('+', 2);
  const key = Buffer.from(vkey.slice(name.length + id.length + 2), 'base64').subarray(1);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  return {
    logID: Buffer.from(id, 'hex'),
    baseURL: `https://${name}`,
    publicKey: crypto.createPublicKey({ key: der, format: 'der', type: 'spki' }),
    validFor: { start: new Date(0), end: new Date(8640000000000000) },
  };
}

// c2sp.org/tlog-proof, with the leaf as extra data
function entryOf(text) {
  const blank = text.indexOf('\n\n');
  const [, extra, index, ...hashes] = text.slice(0, blank).split('\n');
  const envelope = text.slice(blank + 2);
  return {
    canonicalizedBody: Buffer.from(extra.slice('extra '.length), 'base64'),
    inclusionProof: {
      logIndex: index.slice('index '.length),
      hashes: hashes.map((hash) => Buffer.from(hash, 'base64')),
      treeSize: envelope.split('\n')[1],
      rootHash: Buffer.from(envelope.split('\n')[2], 'base64'),
      checkpoint: { envelope },
    },
  };
}

const question = JSON.parse(fs.readFileSync(0, 'utf8'));
const answer = {};
for (const file of question.paths) {
  try {
    verifyTLogInclusion(entryOf(fs.readFileSync(file, 'utf8')), [logOf(question.log)]);
    answer[file] = 'accepted';
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    answer[file] = error.message;
  }
}
process.stdout.write(JSON.stringify(answer));
