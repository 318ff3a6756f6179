#pragma once
#include <curl/curl.h>

// libcurl brings some thirty libraries with it, and loading them takes longer than most commands run. So the program is
// not linked with it: the functions that tidings calls are defined in library.c, which opens libcurl.so.4 when the first
// of them is called.

// curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt are variadic, which Swift cannot call: one function for each
// argument type that tidings passes. Callbacks have functions of their own, so that Swift checks their types.
CURLcode tidings_setopt_long(CURL *handle, CURLoption option, long value);
CURLcode tidings_setopt_offset(CURL *handle, CURLoption option, curl_off_t value);
CURLcode tidings_setopt_pointer(CURL *handle, CURLoption option, const void *value);
CURLcode tidings_setopt_string(CURL *handle, CURLoption option, const char *value);
CURLcode tidings_setopt_write(CURL *handle, CURLoption option, curl_write_callback value);
CURLcode tidings_setopt_opensocket(CURL *handle, curl_opensocket_callback value);
CURLcode tidings_setopt_closesocket(CURL *handle, curl_closesocket_callback value);
CURLcode tidings_setopt_prereq(CURL *handle, curl_prereq_callback value);
CURLcode tidings_getinfo_long(CURL *handle, CURLINFO info, long *value);
CURLcode tidings_getinfo_offset(CURL *handle, CURLINFO info, curl_off_t *value);
CURLcode tidings_getinfo_pointer(CURL *handle, CURLINFO info, void *value);
// libcurl calls it deprecated for its cost, and has nothing else that calls on all handles and tells of their sockets.
CURLMcode tidings_multi_socket_all(CURLM *multi, int *running);
CURLMcode tidings_multi_setopt_long(CURLM *multi, CURLMoption option, long value);
CURLMcode tidings_multi_setopt_pointer(CURLM *multi, CURLMoption option, const void *value);
CURLMcode tidings_multi_setopt_socket(CURLM *multi, curl_socket_callback value);
CURLMcode tidings_multi_setopt_timer(CURLM *multi, curl_multi_timer_callback value);

// CURLMsg keeps the result in a union.
static inline CURLcode tidings_message_result(const CURLMsg *message) { return message->data.result; }
