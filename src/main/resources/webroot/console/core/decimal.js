// Exact decimals on BigInt: the API tells money as strings, and this page never turns it into a floating-point number.

/** A decimal is `digits / 10^scale`. */
function parse(text) {
  const [whole, fraction = ""] = String(text).split(".");
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function aligned(a, b) {
  const [left, right] = [parse(a), parse(b)];
  const scale = Math.max(left.scale, right.scale);
  return [left.digits * 10n ** BigInt(scale - left.scale), right.digits * 10n ** BigInt(scale - right.scale), scale];
}

function text(digits, scale) {
  const sign = digits < 0n ? "-" : "";
  const all = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  return scale === 0 ? sign + all : `${sign}${all.slice(0, -scale)}.${all.slice(-scale)}`;
}

/** Whether it is a decimal in plain notation, as the API takes it. */
export function isDecimal(value) {
  return /^(0|[1-9]\d{0,17})(\.\d{1,18})?$/.test(value);
}

export function plus(a, b) {
  const [left, right, scale] = aligned(a, b);
  return text(left + right, scale);
}

export function minus(a, b) {
  const [left, right, scale] = aligned(a, b);
  return text(left - right, scale);
}

export function times(a, b) {
  const [left, right] = [parse(a), parse(b)];
  return text(left.digits * right.digits, left.scale + right.scale);
}

/** Rounded toward zero to so many places. */
export function divided(a, b, places) {
  const [left, right] = aligned(a, b);
  return right === 0n ? "0" : text((left * 10n ** BigInt(places)) / right, places);
}

/** -1, 0 or 1, as the sign of a - b. */
export function compare(a, b) {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function sign(a) {
  const { digits } = parse(a);
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

/** Rounded toward zero to exactly so many places. */
export function fixed(a, places) {
  const { digits, scale } = parse(a);
  return scale > places
    ? text(digits / 10n ** BigInt(scale - places), places)
    : text(digits * 10n ** BigInt(places - scale), places);
}

/** The digits after the point. */
export function placesOf(a) {
  return (String(a).split(".")[1] ?? "").length;
}
