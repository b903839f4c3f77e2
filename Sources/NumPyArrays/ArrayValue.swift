/// What operations take and give: an array, or a scalar where NumPy gives one.
package enum ArrayValue: Sendable, Equatable {
    case array(NDArray)
    case scalar(Scalar)

    package var shape: [Int] {
        if case .array(let array) = self { return array.shape }
        return []
    }

    /// The array, or a scalar as an array without dimensions.
    package var array: NDArray {
        switch self {
        case .array(let array): array
        case .scalar(let scalar): NDArray(scalar)
        }
    }

    package var elementType: ElementType {
        switch self {
        case .array(let array): array.elementType
        case .scalar(let scalar): scalar.arrayType
        }
    }

    /// The type, nil for a Python scalar, whose type gives way.
    var strongType: ElementType? {
        switch self {
        case .array(let array): array.elementType
        case .scalar(let scalar): scalar.elementType
        }
    }

    /// An array without dimensions as its scalar: what NumPy's functions answer.
    init(answer: NDArray) {
        self = answer.shape.isEmpty ? .scalar(answer.scalar(0)) : .array(answer)
    }
}
