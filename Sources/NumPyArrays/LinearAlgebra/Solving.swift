import Wording

extension NDArray {
    /// `np.linalg.inv(a)`.
    package func inverse() throws(ArrayError) -> NDArray {
        let factors = try factors()
        let unit = try NDArray.eye(factors.side).doubles ?? []
        return try NDArray(factors.solution(unit, columns: factors.side), shape: shape)
            .converted(to: solutionType)
    }

    /// `np.linalg.det(a)`.
    package func determinant() throws(ArrayError) -> ArrayValue {
        let value = try factors(allowsSingular: true).determinant
        return ArrayValue(answer: try NDArray([value], shape: []).converted(to: solutionType))
    }

    /// `np.linalg.solve(a, right)`.
    package func solving(_ right: NDArray) throws(ArrayError) -> NDArray {
        let factors = try factors()
        guard let values = right.doubles, (1...2).contains(right.dimensions),
            right.shape[0] == factors.side
        else {
            throw .value(
                "the right side must have \(factors.side) rows, and its shape is "
                    + shapeText(right.shape))
        }
        let columns = right.dimensions == 1 ? 1 : right.shape[1]
        let type = right.elementType == .float32 ? solutionType : .float64
        return try NDArray(factors.solution(values, columns: columns), shape: right.shape)
            .converted(to: type)
    }

    private var solutionType: ElementType { elementType == .float32 ? .float32 : .float64 }

    /// - Throws: LinAlgError for what is no square matrix, or has no inverse.
    private func factors(allowsSingular: Bool = false) throws(ArrayError) -> TriangularFactors {
        guard dimensions == 2, shape[0] == shape[1], let values = doubles else {
            throw ArrayError(
                kind: "LinAlgError",
                "this takes a square matrix, and the shape is \(shapeText(shape))")
        }
        let factors = try TriangularFactors(values, side: shape[0])
        guard allowsSingular || !factors.isSingular else {
            throw ArrayError(
                kind: "LinAlgError",
                "Singular matrix: its rows depend on each other, so that it has "
                    + "no inverse")
        }
        return factors
    }

    /// `np.linalg.norm(a, ord=order, axis=axis)`.
    ///
    /// - Parameter order: nil for the root of the sum of squares; for vectors 0, 1, 2, any other number
    ///   or ±infinity; for matrices 1 and ±infinity.
    package func norm(
        order: Double? = nil, axis: Int? = nil, keepsDimensions: Bool = false
    ) throws(ArrayError) -> ArrayValue {
        let type: ElementType = elementType == .float32 ? .float32 : .float64
        let values = ArrayValue.array(try converted(to: type))
        if axis == nil, let order, dimensions == 2 { return try values.matrixNorm(order) }
        let axes = axis.map { [$0] }
        func reduced(_ value: ArrayValue, _ reduction: Reduction) throws(ArrayError) -> ArrayValue {
            try value.array.reduced(reduction, axes: axes, keepsDimensions: keepsDimensions)
        }
        switch order {
        case nil, 2:
            return try reduced(try values.combined(.multiply, with: values), .sum).applying(.sqrt)
        case .infinity: return try reduced(try values.applying(.absolute), .max)
        case -.infinity: return try reduced(try values.applying(.absolute), .min)
        case 0:
            let flags = try values.combined(.notEqual, with: .scalar(.integer(0)))
            return try reduced(try flags.converted(to: type), .sum)
        case 1: return try reduced(try values.applying(.absolute), .sum)
        case let order?:
            let powers = try values.applying(.absolute).combined(
                .power, with: .scalar(.float(order)))
            return try reduced(powers, .sum).combined(.power, with: .scalar(.float(1 / order)))
        }
    }
}

extension ArrayValue {
    fileprivate func matrixNorm(_ order: Double) throws(ArrayError) -> ArrayValue {
        guard order.magnitude == 1 || order.magnitude == .infinity else {
            throw .value("of a matrix there are the norms 1, -1, inf, -inf and the one without ord")
        }
        let sums = try applying(.absolute).array.reduced(
            .sum, axes: [order.magnitude == 1 ? 0 : 1])
        return try sums.array.reduced(order > 0 ? .max : .min)
    }
}
