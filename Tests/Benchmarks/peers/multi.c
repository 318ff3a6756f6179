/* The least a poll can cost with libcurl: every URL of the list once, MAXIMUM in flight, one multi handle over epoll-less
   curl_multi_poll with pooled easy handles, conditional when a validator is known. Bodies are counted and dropped.
   Usage: multi LIST STATE MAXIMUM; STATE keeps one ETag a line between runs. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  CURL *easy;
  struct curl_slist *headers;
  size_t feed;
} transfer;

static char **urls, **tags;
static size_t feeds, bytes, answers[600];

static size_t body(char *data, size_t size, size_t n, void *context) { return bytes += size * n, size * n; }

static size_t header(char *line, size_t size, size_t n, void *context) {
  transfer *t = context;
  size_t length = size * n;
  if (length > 6 && !strncasecmp(line, "ETag: ", 6)) {
    free(tags[t->feed]);
    tags[t->feed] = strndup(line + 6, strcspn(line + 6, "\r\n"));
  }
  return length;
}

static void begin(CURLM *multi, transfer *t, size_t feed) {
  t->feed = feed;
  curl_slist_free_all(t->headers);
  t->headers = NULL;
  if (tags[feed] && *tags[feed]) {
    char line[512];
    snprintf(line, sizeof line, "If-None-Match: %s", tags[feed]);
    t->headers = curl_slist_append(NULL, line);
  }
  curl_easy_setopt(t->easy, CURLOPT_URL, urls[feed]);
  curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers);
  curl_multi_add_handle(multi, t->easy);
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  size_t maximum = strtoul(arguments[3], NULL, 10), capacity = 0, next = 0, done = 0;
  char line[4096];
  FILE *file = fopen(arguments[1], "r");
  if (!file) return perror(arguments[1]), 1;
  while (fgets(line, sizeof line, file)) {
    if (feeds == capacity) {
      capacity = capacity ? capacity * 2 : 1024;
      urls = realloc(urls, capacity * sizeof *urls);
      if (!urls) abort();
    }
    urls[feeds++] = strndup(line, strcspn(line, "\n"));
  }
  fclose(file);
  tags = calloc(feeds, sizeof *tags);
  if ((file = fopen(arguments[2], "r"))) {
    for (size_t i = 0; i < feeds && fgets(line, sizeof line, file); i++) tags[i] = strndup(line, strcspn(line, "\n"));
    fclose(file);
  }
  curl_global_init(CURL_GLOBAL_ALL);
  CURLM *multi = curl_multi_init();
  transfer *pool = calloc(maximum, sizeof *pool);
  for (size_t i = 0; i < maximum && next < feeds; i++) {
    CURL *easy = pool[i].easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &pool[i]);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &pool[i]);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, 30L);
    begin(multi, &pool[i], next++);
  }
  while (done < feeds) {
    int running, left;
    curl_multi_perform(multi, &running);
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left))) {
      if (message->msg != CURLMSG_DONE) continue;
      transfer *t;
      long status;
      CURL *easy = message->easy_handle;
      curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&t);
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      answers[status < 600 ? status : 0]++;
      curl_multi_remove_handle(multi, easy);
      done++;
      if (next < feeds) begin(multi, t, next++);
    }
    if (done < feeds) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  if ((file = fopen(arguments[2], "w"))) {
    for (size_t i = 0; i < feeds; i++) fprintf(file, "%s\n", tags[i] ? tags[i] : "");
    fclose(file);
  }
  printf("%zu feeds, 200: %zu, 304: %zu, %zu bytes\n", feeds, answers[200], answers[304], bytes);
  return answers[200] + answers[304] == feeds ? 0 : 1;
}
