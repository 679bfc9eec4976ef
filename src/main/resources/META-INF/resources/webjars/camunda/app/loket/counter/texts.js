// Every word that these plugins show, in the terms of the glossary.

const minutesOf = millis => Math.max(0, Math.floor(millis / 60000));

/** A span of time: 12 menit, 1 jam 5 menit, 2 hari. */
export const span = millis => {
  const minutes = minutesOf(millis);
  if (minutes < 60) {
    return `${minutes} menit`;
  }
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    return minutes % 60 === 0 ? `${hours} jam` : `${hours} jam ${minutes % 60} menit`;
  }
  return `${Math.floor(hours / 24)} hari`;
};

const by = step => (step.groups.length === 0 ? step.name : `${step.name} (${step.groups.join(' atau ').toLowerCase()})`);

export const texts = {
  ticket: number => `Nomor antrean ${number}`,
  desk: number => `Meja ${number}`,
  waiting: millis => `Menunggu ${span(millis)}`,
  waited: millis => `Waktu tunggu ${span(millis)}`,
  late: millis => `Terlambat ${span(millis)}`,
  cancel: 'Batal',
  close: 'Tutup',

  // What comes next.
  opened: (name, ticket) => `Langkah berikutnya: ${name}.${ticket ? ` Nomor antrean ${ticket}.` : ''}`,
  doneByOthers: steps => `Langkah berikutnya dikerjakan rekan lain: ${[...new Set(steps.map(by))].join(', ')}.`,
  waitsForDesk: ticket => `Nomor antrean ${ticket}, menunggu meja. Tugasnya muncul di daftar begitu ada meja kosong.`,
  ended: ticket => (ticket ? `Nomor antrean ${ticket} sudah selesai.` : 'Selesai. Tidak ada langkah berikutnya.'),
  notAdmitted: 'Layanan sudah ditutup. Minta peserta datang pada hari layanan berikutnya.',
  call: (ticket, desk) => `Panggil nomor antrean ${ticket} ke meja ${desk}`,

  // A new participant.
  register: 'Peserta baru',

  // A dialog closed by mistake.
  loseTitle: 'Tutup formulir ini?',
  loseExplained: 'Isian yang belum dikirim akan hilang.',
  loseConfirm: 'Ya, tutup',
  loseNothing: 'Lanjut mengisi',

  // A problem.
  report: 'Laporkan kendala',
  reportTitle: ticket => `Laporkan kendala nomor antrean ${ticket}`,
  reportQuestion: 'Apa kendalanya?',
  reportHint: 'Jangan menulis nama, NIK, nomor HP, atau kata sandi.',
  reportMissing: 'Tulis dahulu apa kendalanya.',
  hotline: (phone, state) => `Hotline Customer Care ${phone}. ${state}.`,
  hotlineUnknown: 'Jam hotline belum dapat ditampilkan; kendala tetap dapat dilaporkan.',
  reported: hotline =>
    hotline === undefined
      ? 'Kendala dicatat. Tugas untuk menghubungi Customer Care ada di daftar.'
      : hotline.open
        ? `Kendala dicatat. Tugas menelepon hotline ada di daftar. Hotline: ${hotline.text}.`
        : `Kendala dicatat. Tugas mengirim email ke Customer Care ada di daftar. Hotline: ${hotline.text}.`,

  // A participant leaves.
  leave: 'Peserta meninggalkan lokasi',
  leaveTitle: ticket => `Nomor antrean ${ticket} meninggalkan lokasi?`,
  leaveFromDesk:
    'Sesi berakhir dan tidak dapat dilanjutkan. Foto yang mungkin ada tetap harus dihapus dan meja tetap harus dibersihkan.',
  leaveFromQueue: 'Nomor antrean ini tidak dipanggil lagi.',
  leaveConfirm: 'Ya, peserta pergi',
  left: ticket => `Nomor antrean ${ticket} dicatat meninggalkan lokasi.`,

  // The queue.
  queue: waiting => `Antrean: ${waiting} menunggu`,
  queueTitle: 'Antrean yang menunggu meja',
  queueEmpty: 'Tidak ada peserta yang menunggu.',
  leaves: 'Peserta pergi',

  // The end of the day.
  closeService: 'Tutup layanan',
  closeTitle: 'Tutup layanan hari ini?',
  closeExplained: waiting =>
    'Nomor antrean baru tidak diterbitkan lagi dan ini tidak dapat dibatalkan. Sesi di meja tetap diselesaikan.' +
    (waiting > 0 ? ` ${waiting} peserta yang masih menunggu harus diminta datang lagi.` : ''),
  closeConfirm: 'Ya, tutup layanan',
  closed: 'Layanan ditutup.'
};
