// Looks at bytes sixteen at a time. In C, as Swift's comparisons of vectors are loops over their elements, which the
// optimiser sometimes leaves as they are: ten times slower than a byte at a time.
#ifndef TIDINGS_BLOCKS_H
#define TIDINGS_BLOCKS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t tidings_block __attribute__((vector_size(16)));
typedef int8_t tidings_signed_block __attribute__((vector_size(16)));
typedef uint64_t tidings_block_words __attribute__((vector_size(16)));
typedef _Bool tidings_block_bits __attribute__((ext_vector_type(16)));

/// The bytes of a block that a question was answered with yes for: 0xFF there, else 0.
typedef tidings_signed_block tidings_block_answer;

static inline __attribute__((always_inline)) tidings_block tidings_block_at(const uint8_t *bytes) {
  tidings_block block;
  memcpy(&block, bytes, sizeof block);
  return block;
}

/// Where the first yes stands, or 16. On x86 the signs of all bytes are one instruction.
static inline __attribute__((always_inline)) int tidings_block_first(tidings_block_answer answer) {
  tidings_block_bits signs = __builtin_convertvector(answer < 0, tidings_block_bits);
  uint16_t bits;
  memcpy(&bits, &signs, sizeof bits);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bits = __builtin_bitreverse16(bits);
#endif
  return __builtin_ctz(bits | 0x10000u);
}

/// Whether 16 bytes are ASCII, none of them below `least`.
static inline __attribute__((always_inline)) bool tidings_block_is_ascii(const uint8_t *bytes, int8_t least) {
  // What is beyond ASCII is negative.
  tidings_block_words words = (tidings_block_words)((tidings_signed_block)tidings_block_at(bytes) < least);
  return (words[0] | words[1]) == 0;
}

/// How many of 16 bytes are ASCII, up to the first that is not.
static inline __attribute__((always_inline)) int tidings_block_ascii(const uint8_t *bytes) {
  return tidings_block_first((tidings_signed_block)tidings_block_at(bytes) < 0);
}

/// The first of 16 bytes that is `&` or a carriage return; 16 where there is none.
static inline __attribute__((always_inline)) int tidings_block_reference(const uint8_t *bytes) {
  tidings_block block = tidings_block_at(bytes);
  return tidings_block_first((block == 0x26) | (block == 0x0D));
}

/// The first of 16 bytes that cannot stand in a JSON string: a control, a quote, a backslash, DEL; 16 where there is none.
static inline __attribute__((always_inline)) int tidings_block_json(const uint8_t *bytes) {
  tidings_block block = tidings_block_at(bytes);
  return tidings_block_first((block < 0x20) | (block == 0x22) | (block == 0x5C) | (block == 0x7F));
}

/// The first of 16 bytes that is a control, `<`, `>`, `&`, 0xC2, or a space before a space; 16 where there is none. Looks
/// at 17 bytes.
static inline __attribute__((always_inline)) int tidings_block_text(const uint8_t *bytes) {
  tidings_block block = tidings_block_at(bytes);
  tidings_block next = tidings_block_at(bytes + 1);
  return tidings_block_first((block < 0x20) | ((block | 2) == 0x3E) | (block == 0x26) | (block == 0xC2)
                             | ((block == 0x20) & (next == 0x20)));
}

/// The first of 16 bytes that cannot stand in the value of an attribute: a control, a quote, `&`, `<`, `>`; 16 where there
/// is none.
static inline __attribute__((always_inline)) int tidings_block_value(const uint8_t *bytes) {
  tidings_block block = tidings_block_at(bytes);
  return tidings_block_first((block < 0x20) | (block == 0x22) | (block == 0x26) | ((block | 2) == 0x3E));
}

/// Whether each of 16 bytes may stand in a URL as it is: no white space, control, backslash, DEL, quote, `<` or `>`.
static inline __attribute__((always_inline)) bool tidings_block_is_url(const uint8_t *bytes) {
  tidings_block block = tidings_block_at(bytes);
  return tidings_block_first((block <= 0x20) | (block == 0x5C) | (block == 0x7F) | (block == 0x22)
                             | ((block | 2) == 0x3E)) == 16;
}

/// Whether 16 bytes are a path that nothing is to be mended in: no white space, control, backslash or DEL, and no `/` before
/// a `.` or `%`. Looks at 17 bytes.
static inline __attribute__((always_inline)) bool tidings_block_is_path(const uint8_t *bytes) {
  tidings_block block = tidings_block_at(bytes);
  tidings_block next = tidings_block_at(bytes + 1);
  return tidings_block_first((block <= 0x20) | (block == 0x5C) | (block == 0x7F)
                             | ((block == 0x2F) & ((next == 0x2E) | (next == 0x25)))) == 16;
}

/// How many of 16 bytes are surely of letters and digits, up to the first that may not be: ASCII ones, Latin with accents,
/// Greek, Cyrillic, Hebrew, Arabic from U+0640 to U+06BF, the composed letters of U+1E00 to U+1EFF. They end within a
/// character where the sixteenth byte is not its last, and may begin within one that has begun so. Looks at 17 bytes.
static inline __attribute__((always_inline)) int tidings_block_letters(const uint8_t *bytes) {
  tidings_block block = tidings_block_at(bytes);
  tidings_block next = tidings_block_at(bytes + 1);
  tidings_block_answer ascii = (((block | 0x20) - 0x61) < 26) | ((block - 0x30) < 10);
  // The first bytes of two; of those with 0xC3 the signs of multiplication and division are no letters.
  tidings_block_answer pairs = ((block - 0xC4) <= 0xD7 - 0xC4) | ((block - 0xD9) < 2)
                               | ((block == 0xC3) & ((next & 0xDF) != 0x97));
  tidings_block_answer vietnamese = (block == 0xE1) & ((next & 0xFC) == 0xB8);
  tidings_block_answer further = (block & 0xC0) == 0x80;
  return tidings_block_first(~(ascii | pairs | vietnamese | further));
}

/// How many of 16 bytes are surely of characters that composition leaves alone (UAX #15): ASCII, Latin letters up to U+02FF
/// and of U+1E00 to U+1EFF, Cyrillic ones up to U+047F, ideographs. They end within a character where the sixteenth byte is
/// not its last, and may begin within one that has begun so. Looks at 17 bytes.
static inline __attribute__((always_inline)) int tidings_block_composed(const uint8_t *bytes) {
  tidings_block block = tidings_block_at(bytes);
  tidings_block next = tidings_block_at(bytes + 1);
  tidings_block_answer composed = (block < 0xCC) | ((block & 0xFE) == 0xD0) | ((block - 0xE4) < 6)
                                  | ((block == 0xE1) & ((next & 0xFC) == 0xB8));
  return tidings_block_first(~composed);
}

/// The first of 16 bytes that begins white space, what may be it beyond ASCII, or an invisible character; 16 where there is
/// none. A space is passed over that stands before anything else. Looks at 17 bytes.
static inline __attribute__((always_inline)) int tidings_block_visible(const uint8_t *bytes) {
  tidings_block block = tidings_block_at(bytes);
  tidings_block next = tidings_block_at(bytes + 1);
  tidings_block_answer before = (next <= 0x20) | (next == 0x7F) | (next == 0xC2) | ((next - 0xE1) < 3) | (next == 0xEF);
  // U+1680, U+2000 to U+207F, U+3000 and the byte order mark.
  tidings_block_answer odd = ((block == 0xE1) & (next == 0x9A)) | ((block == 0xE2) & ((next & 0xFE) == 0x80))
                             | ((block == 0xE3) & (next == 0x80)) | ((block == 0xEF) & (next == 0xBB))
                             | (block == 0xC2);
  return tidings_block_first((block < 0x20) | (block == 0x7F) | odd | ((block == 0x20) & before));
}

#endif
