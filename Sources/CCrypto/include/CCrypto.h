#pragma once

#include <openssl/evp.h>

/// SHA-256 by libcrypto, which is opened when the first digest begins: loading it takes longer than reading a small feed,
/// and most commands hash nothing. Where it cannot be, the process ends as the dynamic loader would end it.

/// A digest that has begun; `NULL` where there is no memory or no SHA-256.
EVP_MD_CTX *tidings_sha256_new(void);

void tidings_sha256_free(EVP_MD_CTX *digest);

/// 1 where it succeeds.
int tidings_sha256_update(EVP_MD_CTX *digest, const void *bytes, size_t count);

/// Writes the 32 bytes and begins anew; 1 where it succeeds.
int tidings_sha256_finish(EVP_MD_CTX *digest, unsigned char *bytes);
