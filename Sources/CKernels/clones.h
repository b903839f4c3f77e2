// Compiles one function for several instruction sets and lets the loader choose.
//
// Not under the thread sanitizer: it watches the functions that choose too, and the loader asks these
// before the sanitizer has begun.
#ifndef BOBBIN_CLONES_H
#define BOBBIN_CLONES_H

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define BOBBIN_WATCHES_THREADS
#endif
#endif

#if defined(__x86_64__) && defined(__linux__) && !defined(BOBBIN_WATCHES_THREADS)
#define BOBBIN_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define BOBBIN_CLONES
#endif

#endif
