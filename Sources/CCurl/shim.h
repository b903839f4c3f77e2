// libcurl for Swift, which cannot call functions with `...`: one function for each type of option.
#ifndef BOBBIN_CURL_H
#define BOBBIN_CURL_H

#include <curl/curl.h>

typedef size_t (*bobbin_curl_write)(char *bytes, size_t size, size_t count, void *context);
typedef int (*bobbin_curl_progress)(void *context, curl_off_t total, curl_off_t received,
                                    curl_off_t upload_total, curl_off_t uploaded);

static inline CURLcode bobbin_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode bobbin_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode bobbin_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode bobbin_curl_set_write(CURL *handle, bobbin_curl_write function) {
    return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, function);
}

static inline CURLcode bobbin_curl_set_progress(CURL *handle, bobbin_curl_progress function) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

static inline long bobbin_curl_status(CURL *handle) {
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

// Nothing but http and https, at the address itself and wherever it redirects to.
static inline CURLcode bobbin_curl_limit_to_http(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
    CURLcode result = curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    if (result != CURLE_OK) return result;
    return curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
    CURLcode result =
        curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
    if (result != CURLE_OK) return result;
    return curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS,
                            (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

static inline CURLcode bobbin_curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

#endif
