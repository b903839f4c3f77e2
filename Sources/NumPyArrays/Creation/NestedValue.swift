/// What `np.array(…)` is given and `a.tolist()` gives: values in lists in lists.
package indirect enum NestedValue: Sendable, Equatable {
    case scalar(Scalar)
    case array(NDArray)
    case list([NestedValue])
}
