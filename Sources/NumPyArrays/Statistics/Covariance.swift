extension NDArray {
    /// `np.cov(a, rowvar=rowsAreVariables, ddof=ddof)`.
    package func covariance(
        rowsAreVariables: Bool = true, ddof: Double? = nil
    ) throws(ArrayError) -> NDArray {
        guard dimensions <= 2, !elementType.isText else {
            throw .value("np.cov takes numbers in one or two dimensions")
        }
        var table = atLeast2D()
        if !rowsAreVariables, table.shape[0] != 1 { table = try table.transposed() }
        let type: ElementType = elementType == .float32 ? .float32 : .float64
        let values = ArrayValue.array(try table.converted(to: type))
        let center = try values.array.reduced(.mean, axes: [1], keepsDimensions: true)
        let away = try values.combined(.subtract, with: center)
        let products = try away.product(with: .array(try away.array.transposed()))
        let size = Double(table.shape[1]) - (ddof ?? 1)
        let result = try products.combined(.multiply, with: .scalar(.float(1 / max(0, size))))
        return result.array.squeezed()
    }

    /// `np.corrcoef(a, rowvar=rowsAreVariables)`.
    package func correlation(rowsAreVariables: Bool = true) throws(ArrayError) -> NDArray {
        let covariance = try self.covariance(rowsAreVariables: rowsAreVariables)
        guard covariance.dimensions == 2 else {
            let value = ArrayValue.array(covariance)
            return try value.combined(.divide, with: value).array
        }
        let deviations = try ArrayValue.array(try NDArray.diagonal(covariance)).applying(.sqrt)
        let columns = ArrayValue.array(try deviations.array.expandingDimensions([1]))
        return try ArrayValue.array(covariance).combined(.divide, with: columns)
            .combined(.divide, with: deviations)
            .clipped(from: .scalar(.integer(-1)), to: .scalar(.integer(1))).array
    }
}
