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

/// Bytes of the longest code that an HMAC makes.
#define TIDINGS_LONGEST_HMAC 64

/// An HMAC (RFC 2104) that has begun.
typedef struct hmac_ctx_st tidings_hmac;

/// One by a digest of libcrypto's, for instance `sha256`; `NULL` where there is no such digest, or no memory.
tidings_hmac *tidings_hmac_new(const char *digest, const void *key, size_t key_count);

void tidings_hmac_free(tidings_hmac *hmac);

/// 1 where it succeeds.
int tidings_hmac_update(tidings_hmac *hmac, const void *bytes, size_t count);

/// Writes the code: how many bytes were written, 0 where it fails.
size_t tidings_hmac_finish(tidings_hmac *hmac, unsigned char code[TIDINGS_LONGEST_HMAC]);
