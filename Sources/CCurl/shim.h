// libcurl, found when it is first used.
//
// Linking it would bring thirty further libraries (TLS, LDAP, Kerberos, SSH...) into every start of the program: 12 ms of
// 40, measured, also for someone who asks one question in a terminal and never sends a byte. So nothing is linked: the first
// sender opens the library by name, and looks its functions up once into the table below.
//
// The wrappers are for the functions with a variable number of arguments, which Swift does not import; each fixes the type of
// one argument and does nothing else.

#ifndef MENTOR_CCURL_SHIM_H
#define MENTOR_CCURL_SHIM_H

#include <curl/curl.h>
#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>

/// Every function of libcurl that is used, without its "curl_".
#define MENTOR_CURL_FUNCTIONS(USE) \
    USE(global_init) USE(slist_append) USE(slist_free_all) \
    USE(easy_init) USE(easy_cleanup) USE(easy_reset) USE(easy_setopt) USE(easy_getinfo) USE(easy_strerror) \
    USE(multi_init) USE(multi_cleanup) USE(multi_setopt) USE(multi_add_handle) USE(multi_remove_handle) \
    USE(multi_perform) USE(multi_poll) USE(multi_wakeup) USE(multi_info_read)

/// The functions, where they are in this process.
struct mentor_curl {
#define MENTOR_CURL_FIELD(name) __typeof__(&curl_##name) name;
    MENTOR_CURL_FUNCTIONS(MENTOR_CURL_FIELD)
#undef MENTOR_CURL_FIELD
};

/// The table of the library with this file name, for as long as the process lives; NULL when it is not there or too old.
/// Then `*missing` is a function that it lacks, or NULL when there is no such library.
static inline const struct mentor_curl *mentor_curl_open(const char *file, const char **missing) {
    *missing = NULL;
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return NULL;
    struct mentor_curl *table = (struct mentor_curl *)calloc(1, sizeof *table);
    if (table == NULL) return NULL;
#define MENTOR_CURL_FIND(name) \
    table->name = (__typeof__(table->name))dlsym(library, "curl_" #name); \
    if (table->name == NULL) *missing = "curl_" #name;
    MENTOR_CURL_FUNCTIONS(MENTOR_CURL_FIND)
#undef MENTOR_CURL_FIND
    if (*missing == NULL) return table;
    free(table);
    return NULL;
}

/// Options of a transfer that are a number or a yes.
static inline CURLcode mentor_curl_set_long(const struct mentor_curl *curl, CURL *easy, CURLoption option, long value) {
    return curl->easy_setopt(easy, option, value);
}

/// Options that are a large number: sizes in bytes.
static inline CURLcode mentor_curl_set_size(const struct mentor_curl *curl, CURL *easy, CURLoption option, curl_off_t value) {
    return curl->easy_setopt(easy, option, value);
}

/// Options that are a text or bytes; libcurl copies them.
static inline CURLcode mentor_curl_set_text(const struct mentor_curl *curl, CURL *easy, CURLoption option, const char *value) {
    return curl->easy_setopt(easy, option, value);
}

/// Options that are a pointer of ours or a list; libcurl does not copy them.
static inline CURLcode mentor_curl_set_pointer(const struct mentor_curl *curl, CURL *easy, CURLoption option, void *value) {
    return curl->easy_setopt(easy, option, value);
}

/// Takes in bytes of a response: all of them, or the transfer ends.
typedef size_t (*mentor_curl_sink)(char *bytes, size_t size, size_t count, void *owner);

/// CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
static inline CURLcode mentor_curl_set_sink(const struct mentor_curl *curl, CURL *easy, CURLoption option, mentor_curl_sink value) {
    return curl->easy_setopt(easy, option, value);
}

/// What is known of a transfer as a number; -1 when it is not known.
static inline long mentor_curl_get_long(const struct mentor_curl *curl, CURL *easy, CURLINFO info) {
    long value = -1;
    return curl->easy_getinfo(easy, info, &value) == CURLE_OK ? value : -1;
}

/// The same, of sizes in bytes and times in microseconds.
static inline curl_off_t mentor_curl_get_size(const struct mentor_curl *curl, CURL *easy, CURLINFO info) {
    curl_off_t value = -1;
    return curl->easy_getinfo(easy, info, &value) == CURLE_OK ? value : -1;
}

/// The pointer of ours that hangs on a transfer; NULL when there is none.
static inline void *mentor_curl_get_pointer(const struct mentor_curl *curl, CURL *easy, CURLINFO info) {
    char *value = NULL;
    return curl->easy_getinfo(easy, info, &value) == CURLE_OK ? value : NULL;
}

/// Options of a multi handle that are a number.
static inline CURLMcode mentor_curl_multi_set_long(const struct mentor_curl *curl, CURLM *multi, CURLMoption option, long value) {
    return curl->multi_setopt(multi, option, value);
}

/// The next transfer that ended and how; NULL when there is none.
static inline CURL *mentor_curl_multi_next_ended(const struct mentor_curl *curl, CURLM *multi, CURLcode *result) {
    int left = 0;
    CURLMsg *message;
    while ((message = curl->multi_info_read(multi, &left)) != NULL) {
        if (message->msg != CURLMSG_DONE) continue;
        *result = message->data.result;
        return message->easy_handle;
    }
    return NULL;
}

#endif
