/**
 * A short name for a text: the same text has the same, another text another but for chance. 64 bits in hexadecimal; no
 * cryptography, so give it nothing that must stay secret.
 */
export function digest(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  return hex(mixed(high) ^ low) + hex(mixed(low) ^ high);
}

/** Spreads what the last characters changed over all bits. */
function mixed(lane: number): number {
  const half = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}
