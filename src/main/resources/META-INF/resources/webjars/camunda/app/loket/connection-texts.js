// What a person reads when no answer of our server came.

const READING = /^(GET|HEAD|OPTIONS)$/i;

/** Statuses by which a proxy says that it does not reach the server. */
const AWAY = [502, 503, 504];

const again = (method = 'GET') =>
  READING.test(method) ? 'Coba lagi sebentar lagi.' : 'Isian Anda masih ada; coba lagi sebentar lagi.';

export const connectionLost = method => `Sambungan ke server terputus. ${again(method)}`;

/** For an answer without words for a person. */
export const noWords = (method, status) =>
  AWAY.includes(status)
    ? `Server sedang tidak dapat dihubungi. ${again(method)}`
    : `Server menjawab dengan kode ${status}. ${again(method)} Bila terulang, hubungi administrator.`;
