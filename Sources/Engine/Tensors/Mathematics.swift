#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// The C library's functions under names that no method of ours hides.

func logarithm(_ x: Double) -> Double { log(x) }
func cosine(_ x: Double) -> Double { cos(x) }
func exponential(_ x: Double) -> Double { exp(x) }
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
func complementaryError(_ x: Double) -> Double { erfc(x) }
