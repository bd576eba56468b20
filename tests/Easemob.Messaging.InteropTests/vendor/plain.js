'use strict';
// Makes JSON of what the vendor's client hands out: its values hold requests and cycles that JSON cannot, and numbers that it would
// turn into null.
const noise = new Set(['xhr', 'elapse', 'extraInfo', 'stack']);

function plain(value, seen = []) {
  if (typeof value === 'function' || typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) {
    return `<${String(value)}>`;
  }

  if (value === null || typeof value !== 'object') {
    return value;
  }

  if (seen.includes(value)) {
    return '<cycle>';
  }

  const inner = [...seen, value];
  return Array.isArray(value)
    ? value.map(item => plain(item, inner))
    : Object.fromEntries(Object.entries(value).filter(([key]) => !noise.has(key)).map(([key, item]) => [key, plain(item, inner)]));
}

module.exports = plain;
