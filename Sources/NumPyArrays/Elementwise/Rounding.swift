#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension ArrayValue {
    /// `np.round(x, decimals)`: halves go to the even neighbour, as NumPy works it out (times, rint,
    /// divided).
    package func rounded(decimals: Int = 0) throws(ArrayError) -> ArrayValue {
        let type = elementType
        guard type.isFloat else {
            let result = ArrayValue(answer: array)
            guard type != .bool else { return try result.applying(.rint) }
            guard decimals < 0 else { return result }
            let factor = ArrayValue.scalar(.float(pow(10, Double(decimals.magnitude))))
            return try result.combined(.divide, with: factor).applying(.rint)
                .combined(.multiply, with: factor).converted(to: type)
        }
        if decimals == 0 { return try applying(.rint) }
        let factor = ArrayValue.scalar(.float(pow(10, Double(decimals.magnitude))))
        return try combined(decimals > 0 ? .multiply : .divide, with: factor).applying(.rint)
            .combined(decimals > 0 ? .divide : .multiply, with: factor)
    }

    /// `np.clip(x, low, high)`; nil for no bound.
    package func clipped(
        from low: ArrayValue?, to high: ArrayValue?
    ) throws(ArrayError) -> ArrayValue {
        let (low, high) = (usefulBound(low, isLow: true), usefulBound(high, isLow: false))
        let type = Promotion.common([self] + [low, high].compactMap { $0 })
        for case .scalar(let bound)? in [low, high] {
            try Promotion.requireRoom(for: bound, in: type)
        }
        var result = try ArrayValue(answer: array).converted(to: type)
        if let low { result = try result.combined(.maximum, with: low) }
        if let high { result = try result.combined(.minimum, with: high) }
        return result
    }

    /// nil for a Python number that every element of this type keeps within anyway.
    private func usefulBound(_ bound: ArrayValue?, isLow: Bool) -> ArrayValue? {
        guard case .scalar(let scalar)? = bound, scalar.isPython, elementType.isInteger,
            case .integer(let number) = scalar.value,
            (try? Promotion.requireRoom(for: scalar, in: elementType)) == nil
        else { return bound }
        return (number < 0) == isLow ? nil : bound
    }

    /// `np.isclose(x, y)`: |x − y| ≤ absolute + relative · |y|.
    package func isClose(
        to other: ArrayValue, relative: Double = 1e-5, absolute: Double = 1e-8,
        equalNaN: Bool = false
    ) throws(ArrayError) -> ArrayValue {
        let shape = try Broadcasting.shape([shape, other.shape])
        let first = try numbers(shape, "isclose")
        let second = try other.numbers(shape, "isclose")
        let tests = zip(first, second).map { x, y in
            if x == y { return true }
            if x.isNaN || y.isNaN { return equalNaN && x.isNaN && y.isNaN }
            return y.isFinite && (x - y).magnitude <= absolute + relative * y.magnitude
        }
        return ArrayValue(answer: NDArray(tests, shape: shape))
    }

    private func numbers(_ shape: [Int], _ name: String) throws(ArrayError) -> [Double] {
        guard let numbers = try array.broadcast(to: shape).doubles else {
            throw .type("'\(name)' takes numbers, and this array holds texts")
        }
        return numbers
    }

    /// `np.allclose(x, y)`.
    package func isAllClose(
        to other: ArrayValue, relative: Double = 1e-5, absolute: Double = 1e-8,
        equalNaN: Bool = false
    ) throws(ArrayError) -> Bool {
        let tests = try isClose(
            to: other, relative: relative, absolute: absolute, equalNaN: equalNaN)
        return tests.array.scalars.allSatisfy(\.isTrue)
    }

    /// `np.array_equal(x, y)`: the same shape and equal elements.
    package func isEqual(to other: ArrayValue) throws(ArrayError) -> Bool {
        guard shape == other.shape else { return false }
        return try combined(.equal, with: other).array.scalars.allSatisfy(\.isTrue)
    }
}

extension NDArray {
    /// `a += b`: the array keeps its type and its shape.
    ///
    /// - Throws: UFuncTypeError where the answer would be of a higher kind (a float into whole numbers),
    ///   ValueError where the shape would change.
    package mutating func combine(
        _ function: BinaryFunction, with other: ArrayValue
    ) throws(ArrayError) {
        let result = try ArrayValue.array(self).combined(function, with: other)
        guard result.elementType.isOfKind(of: elementType) else {
            throw ArrayError(
                kind: "UFuncTypeError",
                "the answer of '\(function.rawValue)' is \(result.elementType.name), which an array of "
                    + "\(elementType.name) does not hold: write a = a … b, which makes a new array")
        }
        guard result.shape == shape else {
            throw .value(
                "the answer has the shape \(Broadcasting.text(result.shape)), and the array that it "
                    + "should go into \(Broadcasting.text(shape))")
        }
        self = try result.array.converted(to: elementType)
    }
}

extension ElementType {
    /// NumPy's casting rule `same_kind`.
    fileprivate func isOfKind(of other: ElementType) -> Bool {
        func kind(_ type: ElementType) -> Int {
            type == .bool ? 0 : type.isUnsigned ? 1 : type.isSigned ? 2 : type.isFloat ? 3 : 4
        }
        return kind(self) <= kind(other)
    }
}
