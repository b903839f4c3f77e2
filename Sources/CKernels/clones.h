// Compiles one function for several instruction sets and lets the loader choose.
#ifndef BOBBIN_CLONES_H
#define BOBBIN_CLONES_H

#if defined(__x86_64__) && defined(__linux__)
#define BOBBIN_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define BOBBIN_CLONES
#endif

#endif
