// The functions of old, which OpenSSL 3 would rather see replaced by EVP: there each digest takes three pieces from the
// heap, and an article needs five digests. They are looked up by name, so that nothing is linked.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "CCrypto.h"

#include <CLoader.h>
#include <limits.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <pthread.h>
#include <stdlib.h>

static struct {
  int (*init)(SHA256_CTX *context);
  int (*update)(SHA256_CTX *context, const void *bytes, size_t count);
  int (*final)(unsigned char *digest, SHA256_CTX *context);
  const EVP_MD *(*digest)(const char *name);
  HMAC_CTX *(*hmac_new)(void);
  void (*hmac_free)(HMAC_CTX *context);
  int (*hmac_init)(HMAC_CTX *context, const void *key, int key_count, const EVP_MD *digest, ENGINE *engine);
  int (*hmac_update)(HMAC_CTX *context, const unsigned char *bytes, size_t count);
  int (*hmac_final)(HMAC_CTX *context, unsigned char *code, unsigned int *code_count);
} library;

struct tidings_sha256 {
  SHA256_CTX context;
};

static void load(void) {
  tidings_library opened = tidings_open("libcrypto.so.3", "libssl3");
  library.init = tidings_find(opened, "SHA256_Init");
  library.update = tidings_find(opened, "SHA256_Update");
  library.final = tidings_find(opened, "SHA256_Final");
  library.digest = tidings_find(opened, "EVP_get_digestbyname");
  library.hmac_new = tidings_find(opened, "HMAC_CTX_new");
  library.hmac_free = tidings_find(opened, "HMAC_CTX_free");
  library.hmac_init = tidings_find(opened, "HMAC_Init_ex");
  library.hmac_update = tidings_find(opened, "HMAC_Update");
  library.hmac_final = tidings_find(opened, "HMAC_Final");
}

static void open_library(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
}

tidings_sha256 *tidings_sha256_new(void) {
  // The other functions of a digest need one, and so find the library open.
  open_library();
  tidings_sha256 *digest = malloc(sizeof *digest);
  if (digest && library.init(&digest->context) != 1) {
    free(digest);
    return NULL;
  }
  return digest;
}

void tidings_sha256_free(tidings_sha256 *digest) { free(digest); }

int tidings_sha256_update(tidings_sha256 *digest, const void *bytes, size_t count) {
  return library.update(&digest->context, bytes, count);
}

int tidings_sha256_finish(tidings_sha256 *digest, unsigned char *bytes) {
  if (library.final(bytes, &digest->context) != 1) return 0;
  return library.init(&digest->context);
}

tidings_hmac *tidings_hmac_new(const char *name, const void *key, size_t key_count) {
  open_library();
  const EVP_MD *digest = library.digest(name);
  HMAC_CTX *context = digest && key_count <= INT_MAX ? library.hmac_new() : NULL;
  if (context && library.hmac_init(context, key, (int)key_count, digest, NULL) != 1) {
    library.hmac_free(context);
    return NULL;
  }
  return context;
}

void tidings_hmac_free(tidings_hmac *hmac) { library.hmac_free(hmac); }

int tidings_hmac_update(tidings_hmac *hmac, const void *bytes, size_t count) {
  return library.hmac_update(hmac, bytes, count);
}

size_t tidings_hmac_finish(tidings_hmac *hmac, unsigned char code[TIDINGS_LONGEST_HMAC]) {
  unsigned int count = 0;
  return library.hmac_final(hmac, code, &count) == 1 ? count : 0;
}
