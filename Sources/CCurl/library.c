// The functions of libcurl that tidings calls, forwarded to the library, which is opened when the first is called.
//
// They bear libcurl's own names, so that its header declares them, and are hidden, so that libcurl itself keeps calling
// its own. `curl_easy_setopt` and its kin are macros that check types in C; they are variadic functions underneath.

#include "CCurl.h"

#include <CLoader.h>
#include <pthread.h>

#define HIDDEN __attribute__((visibility("hidden")))

static struct {
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *handle);
  const char *(*easy_strerror)(CURLcode code);
  curl_version_info_data *(*version_info)(CURLversion age);
  CURLM *(*multi_init)(void);
  CURLMcode (*multi_add_handle)(CURLM *multi, CURL *handle);
  CURLMcode (*multi_remove_handle)(CURLM *multi, CURL *handle);
  CURLMcode (*multi_assign)(CURLM *multi, curl_socket_t socket, void *pointer);
  CURLMcode (*multi_cleanup)(CURLM *multi);
  CURLMsg *(*multi_info_read)(CURLM *multi, int *left);
  CURLMcode (*multi_socket_action)(CURLM *multi, curl_socket_t socket, int events, int *running);
  CURLMcode (*multi_socket_all)(CURLM *multi, int *running);
  CURLMcode (*multi_timeout)(CURLM *multi, long *milliseconds);
  struct curl_slist *(*slist_append)(struct curl_slist *list, const char *text);
  void (*slist_free_all)(struct curl_slist *list);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  CURLMcode (*multi_setopt)(CURLM *, CURLMoption, ...);
} library;

static void load(void) {
  tidings_library opened = tidings_open("libcurl.so.4", "libcurl4");
  library.easy_init = tidings_find(opened, "curl_easy_init");
  library.easy_cleanup = tidings_find(opened, "curl_easy_cleanup");
  library.easy_strerror = tidings_find(opened, "curl_easy_strerror");
  library.version_info = tidings_find(opened, "curl_version_info");
  library.multi_init = tidings_find(opened, "curl_multi_init");
  library.multi_add_handle = tidings_find(opened, "curl_multi_add_handle");
  library.multi_remove_handle = tidings_find(opened, "curl_multi_remove_handle");
  library.multi_assign = tidings_find(opened, "curl_multi_assign");
  library.multi_cleanup = tidings_find(opened, "curl_multi_cleanup");
  library.multi_info_read = tidings_find(opened, "curl_multi_info_read");
  library.multi_socket_action = tidings_find(opened, "curl_multi_socket_action");
  library.multi_socket_all = tidings_find(opened, "curl_multi_socket_all");
  library.multi_timeout = tidings_find(opened, "curl_multi_timeout");
  library.slist_append = tidings_find(opened, "curl_slist_append");
  library.slist_free_all = tidings_find(opened, "curl_slist_free_all");
  library.easy_setopt = tidings_find(opened, "curl_easy_setopt");
  library.easy_getinfo = tidings_find(opened, "curl_easy_getinfo");
  library.multi_setopt = tidings_find(opened, "curl_multi_setopt");
}

static void open_library(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
}

HIDDEN CURL *curl_easy_init(void) {
  open_library();
  return library.easy_init();
}

HIDDEN void curl_easy_cleanup(CURL *handle) {
  open_library();
  library.easy_cleanup(handle);
}

HIDDEN const char *curl_easy_strerror(CURLcode code) {
  open_library();
  return library.easy_strerror(code);
}

HIDDEN curl_version_info_data *curl_version_info(CURLversion age) {
  open_library();
  return library.version_info(age);
}

HIDDEN CURLM *curl_multi_init(void) {
  open_library();
  return library.multi_init();
}

HIDDEN CURLMcode curl_multi_add_handle(CURLM *multi, CURL *handle) {
  open_library();
  return library.multi_add_handle(multi, handle);
}

HIDDEN CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *handle) {
  open_library();
  return library.multi_remove_handle(multi, handle);
}

HIDDEN CURLMcode curl_multi_assign(CURLM *multi, curl_socket_t socket, void *pointer) {
  open_library();
  return library.multi_assign(multi, socket, pointer);
}

HIDDEN CURLMcode curl_multi_cleanup(CURLM *multi) {
  open_library();
  return library.multi_cleanup(multi);
}

HIDDEN CURLMsg *curl_multi_info_read(CURLM *multi, int *left) {
  open_library();
  return library.multi_info_read(multi, left);
}

HIDDEN CURLMcode curl_multi_socket_action(CURLM *multi, curl_socket_t socket, int events, int *running) {
  open_library();
  return library.multi_socket_action(multi, socket, events, running);
}

HIDDEN CURLMcode curl_multi_timeout(CURLM *multi, long *milliseconds) {
  open_library();
  return library.multi_timeout(multi, milliseconds);
}

HIDDEN struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text) {
  open_library();
  return library.slist_append(list, text);
}

HIDDEN void curl_slist_free_all(struct curl_slist *list) {
  open_library();
  library.slist_free_all(list);
}

CURLcode tidings_setopt_long(CURL *handle, CURLoption option, long value) {
  open_library();
  return library.easy_setopt(handle, option, value);
}

CURLcode tidings_setopt_offset(CURL *handle, CURLoption option, curl_off_t value) {
  open_library();
  return library.easy_setopt(handle, option, value);
}

CURLcode tidings_setopt_pointer(CURL *handle, CURLoption option, const void *value) {
  open_library();
  return library.easy_setopt(handle, option, value);
}

CURLcode tidings_setopt_string(CURL *handle, CURLoption option, const char *value) {
  open_library();
  return library.easy_setopt(handle, option, value);
}

CURLcode tidings_setopt_write(CURL *handle, CURLoption option, curl_write_callback value) {
  open_library();
  return library.easy_setopt(handle, option, value);
}

CURLcode tidings_setopt_opensocket(CURL *handle, curl_opensocket_callback value) {
  open_library();
  return library.easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

CURLcode tidings_setopt_closesocket(CURL *handle, curl_closesocket_callback value) {
  open_library();
  return library.easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, value);
}

CURLcode tidings_setopt_prereq(CURL *handle, curl_prereq_callback value) {
  open_library();
  return library.easy_setopt(handle, CURLOPT_PREREQFUNCTION, value);
}

CURLcode tidings_getinfo_long(CURL *handle, CURLINFO info, long *value) {
  open_library();
  return library.easy_getinfo(handle, info, value);
}

CURLcode tidings_getinfo_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
  open_library();
  return library.easy_getinfo(handle, info, value);
}

CURLcode tidings_getinfo_pointer(CURL *handle, CURLINFO info, void *value) {
  open_library();
  return library.easy_getinfo(handle, info, value);
}

CURLMcode tidings_multi_socket_all(CURLM *multi, int *running) {
  open_library();
  return library.multi_socket_all(multi, running);
}

CURLMcode tidings_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
  open_library();
  return library.multi_setopt(multi, option, value);
}

CURLMcode tidings_multi_setopt_pointer(CURLM *multi, CURLMoption option, const void *value) {
  open_library();
  return library.multi_setopt(multi, option, value);
}

CURLMcode tidings_multi_setopt_socket(CURLM *multi, curl_socket_callback value) {
  open_library();
  return library.multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, value);
}

CURLMcode tidings_multi_setopt_timer(CURLM *multi, curl_multi_timer_callback value) {
  open_library();
  return library.multi_setopt(multi, CURLMOPT_TIMERFUNCTION, value);
}
