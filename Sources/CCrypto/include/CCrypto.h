#pragma once

#include <stddef.h>

/// SHA-256 by libcrypto, which is opened when the first digest begins: loading it takes longer than reading a small feed,
/// and most commands hash nothing. Where it cannot be, the process ends as the dynamic loader would end it.
typedef struct tidings_sha256 tidings_sha256;

/// A digest that has begun; `NULL` where there is no memory.
tidings_sha256 *tidings_sha256_new(void);

void tidings_sha256_free(tidings_sha256 *digest);

/// 1 where it succeeds.
int tidings_sha256_update(tidings_sha256 *digest, const void *bytes, size_t count);

/// Writes the 32 bytes and begins anew; 1 where it succeeds.
int tidings_sha256_finish(tidings_sha256 *digest, unsigned char *bytes);

/// Bytes of the longest code that `tidings_hmac` makes.
#define TIDINGS_LONGEST_HMAC 64

/// The HMAC (RFC 2104) of bytes by a digest of libcrypto's, for instance `sha256`: how many bytes were written, 0 where
/// there is no such digest.
size_t tidings_hmac(
  const char *digest, const void *key, size_t key_count, const void *bytes, size_t count,
  unsigned char code[TIDINGS_LONGEST_HMAC]);
