// Signatures whose bodies are still to be written; this file goes as they move to their places.

private func missing<T>() throws(ArrayError) -> T {
  throw ArrayError(kind: "NotImplementedError", "not there yet")
}

/// Creation
extension NDArray {
  package static func zeros(_ shape: [Int], _ type: ElementType = .float64) throws(ArrayError)
    -> NDArray
  { try missing() }
  /// type nil: the value's own.
  package static func full(_ shape: [Int], _ value: Scalar, _ type: ElementType? = nil)
    throws(ArrayError) -> NDArray
  { try missing() }
  package static func arange(
    start: Scalar = .integer(0), stop: Scalar, step: Scalar = .integer(1), type: ElementType? = nil
  ) throws(ArrayError) -> NDArray { try missing() }
  package static func linspace(
    _ start: Double, _ stop: Double, count: Int = 50, includesEnd: Bool = true,
    type: ElementType = .float64
  ) throws(ArrayError) -> NDArray { try missing() }
  package static func logspace(
    _ start: Double, _ stop: Double, count: Int = 50, includesEnd: Bool = true, base: Double = 10
  ) throws(ArrayError) -> NDArray { try missing() }
  package static func eye(
    _ rows: Int, columns: Int? = nil, diagonal: Int = 0, type: ElementType = .float64
  ) throws(ArrayError) -> NDArray { try missing() }
  package static func diagonal(_ array: NDArray, _ diagonal: Int = 0) throws(ArrayError) -> NDArray
  { try missing() }  // np.diag
  package static func triangle(_ array: NDArray, isLower: Bool, diagonal: Int = 0)
    throws(ArrayError) -> NDArray
  { try missing() }  // tril, triu
  package static func meshgrid(_ arrays: [NDArray], indexing: String = "xy") throws(ArrayError)
    -> [NDArray]
  { try missing() }
  /// np.array(list, dtype): ragged lists are refused.
  package static func array(_ nested: NestedValue, _ type: ElementType? = nil) throws(ArrayError)
    -> NDArray
  { try missing() }
  /// np.loadtxt / genfromtxt on the text of a file.
  package static func parsed(
    _ text: String, delimiter: Character? = nil, skippedRows: Int = 0, columns: [Int]? = nil,
    comments: String? = "#", type: ElementType = .float64
  ) throws(ArrayError) -> NDArray { try missing() }
  /// a.tolist(): Python scalars in lists.
  package var nested: NestedValue { .list([]) }
  /// a.astype(type)
  package func converted(to type: ElementType) throws(ArrayError) -> NDArray { try missing() }
}

/// Indexing
extension NDArray {
  /// a[items]: a scalar where the items leave no dimension (and hold no array).
  package func element(at items: [IndexItem]) throws(ArrayError) -> ArrayValue { try missing() }
  /// a[items] = value
  package mutating func assign(_ value: ArrayValue, at items: [IndexItem]) throws(ArrayError) {
    let _: Int = try missing()
  }
  /// True where `a[items]` is a view in NumPy, through which a write reaches `a`: no array among the items, a dimension left.
  package static func isView(_ items: [IndexItem], of dimensions: Int) -> Bool { false }
  package func taken(_ indices: NDArray, axis: Int?) throws(ArrayError) -> NDArray { try missing() }  // np.take
  package func nonzero() throws(ArrayError) -> [NDArray] { try missing() }  // np.nonzero, np.where(c)
  package func argwhere() throws(ArrayError) -> NDArray { try missing() }
}

/// Elementwise
extension ArrayValue {
  package func applying(_ function: UnaryFunction) throws(ArrayError) -> ArrayValue {
    try missing()
  }
  package func combined(_ function: BinaryFunction, with other: ArrayValue) throws(ArrayError)
    -> ArrayValue
  { try missing() }
  package func rounded(decimals: Int = 0) throws(ArrayError) -> ArrayValue { try missing() }
  package func clipped(from low: ArrayValue?, to high: ArrayValue?) throws(ArrayError) -> ArrayValue
  { try missing() }
  package static func choosing(where condition: ArrayValue, _ x: ArrayValue, _ y: ArrayValue)
    throws(ArrayError) -> ArrayValue
  { try missing() }
  package func isClose(
    to other: ArrayValue, relative: Double = 1e-5, absolute: Double = 1e-8, equalNaN: Bool = false
  ) throws(ArrayError) -> ArrayValue { try missing() }
  package func isAllClose(
    to other: ArrayValue, relative: Double = 1e-5, absolute: Double = 1e-8, equalNaN: Bool = false
  ) throws(ArrayError) -> Bool { try missing() }
  package func isEqual(to other: ArrayValue) throws(ArrayError) -> Bool { try missing() }  // np.array_equal
  /// np.result_type, NEP 50.
  package static func resultType(_ values: [ArrayValue]) throws(ArrayError) -> ElementType {
    try missing()
  }
  package func converted(to type: ElementType) throws(ArrayError) -> ArrayValue { try missing() }
  package func product(with other: ArrayValue) throws(ArrayError) -> ArrayValue { try missing() }  // matmul, @
  package func dotProduct(with other: ArrayValue) throws(ArrayError) -> ArrayValue { try missing() }  // np.dot
}
extension NDArray {
  /// a += b: keeps a's dtype and shape, UFuncTypeError where NumPy has one.
  package mutating func combine(_ function: BinaryFunction, with other: ArrayValue)
    throws(ArrayError)
  { let _: Int = try missing() }
}

/// Reductions
extension NDArray {
  /// axes nil: over all. `type`: dtype= of sum, prod, mean.
  package func reduced(
    _ reduction: Reduction, axes: [Int]? = nil, keepsDimensions: Bool = false,
    type: ElementType? = nil, ddof: Double = 0
  ) throws(ArrayError) -> ArrayValue { try missing() }
  package func average(weights: NDArray, axis: Int? = nil) throws(ArrayError) -> ArrayValue {
    try missing()
  }
  /// cumsum, cumprod; axis nil: of the flattened array.
  package func accumulated(_ reduction: Reduction, axis: Int? = nil) throws(ArrayError) -> NDArray {
    try missing()
  }
  /// q in 0…1 (np.percentile: divide by 100); q of one dimension puts that dimension first.
  package func quantile(_ q: ArrayValue, axis: Int? = nil, keepsDimensions: Bool = false)
    throws(ArrayError) -> ArrayValue
  { try missing() }
  package func difference(order: Int = 1, axis: Int = -1) throws(ArrayError) -> NDArray {
    try missing()
  }
}

/// Sorting, sets and counts
package struct UniqueElements: Sendable {
  package let values: NDArray
  package let indices, inverse, counts: NDArray
}
extension NDArray {
  package func sorted(axis: Int? = -1) throws(ArrayError) -> NDArray { try missing() }
  package func sortingOrder(axis: Int? = -1) throws(ArrayError) -> NDArray { try missing() }  // argsort
  package func unique(axis: Int? = nil) throws(ArrayError) -> UniqueElements { try missing() }
  package func searchSorted(_ values: ArrayValue, isRight: Bool = false) throws(ArrayError)
    -> ArrayValue
  { try missing() }
  package func isIn(_ others: NDArray) throws(ArrayError) -> NDArray { try missing() }
  package func binCounts(weights: NDArray? = nil, minimumLength: Int = 0) throws(ArrayError)
    -> NDArray
  { try missing() }
  package func histogram(bins: Int = 10, range: (Double, Double)? = nil) throws(ArrayError) -> (
    counts: NDArray, edges: NDArray
  ) { try missing() }
  package func histogram(edges: NDArray) throws(ArrayError) -> (counts: NDArray, edges: NDArray) {
    try missing()
  }
}

/// Shapes
extension NDArray {
  /// One side may be -1.
  package func reshaped(_ shape: [Int]) throws(ArrayError) -> NDArray { try missing() }
  package func flattened() -> NDArray { self }
  /// axes nil: all reversed.
  package func transposed(_ axes: [Int]? = nil) throws(ArrayError) -> NDArray { try missing() }
  package func swappingAxes(_ first: Int, _ second: Int) throws(ArrayError) -> NDArray {
    try missing()
  }
  package func movingAxis(_ source: Int, to destination: Int) throws(ArrayError) -> NDArray {
    try missing()
  }
  package func expandingDimensions(_ axes: [Int]) throws(ArrayError) -> NDArray { try missing() }
  package func squeezed(_ axes: [Int]? = nil) throws(ArrayError) -> NDArray { try missing() }
  package func broadcast(to shape: [Int]) throws(ArrayError) -> NDArray { try missing() }
  package func flipped(_ axes: [Int]? = nil) throws(ArrayError) -> NDArray { try missing() }
  package func rolled(by shift: Int, axis: Int? = nil) throws(ArrayError) -> NDArray {
    try missing()
  }
  package func repeated(_ counts: [Int], axis: Int? = nil) throws(ArrayError) -> NDArray {
    try missing()
  }
  package func tiled(_ repetitions: [Int]) throws(ArrayError) -> NDArray { try missing() }
  package func padded(_ widths: [(before: Int, after: Int)], with value: Scalar = .integer(0))
    throws(ArrayError) -> NDArray
  { try missing() }
  package func rotated(quarterTurns: Int = 1) throws(ArrayError) -> NDArray { try missing() }  // np.rot90
}

/// Joining and splitting
extension NDArray {
  /// axis nil: all flattened.
  package static func concatenating(_ arrays: [NDArray], axis: Int? = 0) throws(ArrayError)
    -> NDArray
  { try missing() }
  package static func stacking(_ arrays: [NDArray], axis: Int = 0) throws(ArrayError) -> NDArray {
    try missing()
  }
  package static func stackingRows(_ arrays: [NDArray]) throws(ArrayError) -> NDArray {
    try missing()
  }  // vstack
  package static func stackingSideBySide(_ arrays: [NDArray]) throws(ArrayError) -> NDArray {
    try missing()
  }  // hstack
  package static func stackingColumns(_ arrays: [NDArray]) throws(ArrayError) -> NDArray {
    try missing()
  }  // column_stack
  package static func stackingDepth(_ arrays: [NDArray]) throws(ArrayError) -> NDArray {
    try missing()
  }  // dstack
  /// np.split (isEven) or np.array_split into so many parts.
  package func split(into parts: Int, axis: Int = 0, isEven: Bool = true) throws(ArrayError)
    -> [NDArray]
  { try missing() }
  package func split(at places: [Int], axis: Int = 0) throws(ArrayError) -> [NDArray] {
    try missing()
  }
  package func appending(_ other: NDArray, axis: Int? = nil) throws(ArrayError) -> NDArray {
    try missing()
  }
  package func inserting(_ value: ArrayValue, at place: Int, axis: Int? = nil) throws(ArrayError)
    -> NDArray
  { try missing() }
  package func deleting(_ items: [IndexItem], axis: Int? = nil) throws(ArrayError) -> NDArray {
    try missing()
  }
}

/// Linear algebra
extension NDArray {
  package func outerProduct(_ other: NDArray) throws(ArrayError) -> NDArray { try missing() }
  package func innerProduct(_ other: NDArray) throws(ArrayError) -> ArrayValue { try missing() }
  package func tensorProduct(_ other: NDArray, axes: ([Int], [Int])) throws(ArrayError)
    -> ArrayValue
  { try missing() }
  package func trace() throws(ArrayError) -> ArrayValue { try missing() }
  /// order nil: 2 or Frobenius; also 1, 2, infinity, 0 for vectors.
  package func norm(order: Double? = nil, axis: Int? = nil, keepsDimensions: Bool = false)
    throws(ArrayError) -> ArrayValue
  { try missing() }
  package func inverse() throws(ArrayError) -> NDArray { try missing() }
  package func determinant() throws(ArrayError) -> ArrayValue { try missing() }
  package func solving(_ right: NDArray) throws(ArrayError) -> NDArray { try missing() }
  package func covariance(rowsAreVariables: Bool = true, ddof: Double? = nil) throws(ArrayError)
    -> NDArray
  { try missing() }
  package func correlation(rowsAreVariables: Bool = true) throws(ArrayError) -> NDArray {
    try missing()
  }
  package static func polynomialFit(_ x: NDArray, _ y: NDArray, degree: Int) throws(ArrayError)
    -> NDArray
  { try missing() }  // polyfit
  package func polynomialValues(at x: ArrayValue) throws(ArrayError) -> ArrayValue { try missing() }  // polyval
}

/// Text: with the print options of `ArrayContext.current`.
extension NDArray {
  package var text: String { "" }  // str(a)
  package var representation: String { "" }  // repr(a)
  /// np.array2string(a, separator=)
  package func text(separator: String, options: PrintOptions) -> String { "" }
}
extension Scalar {
  package var text: String { "" }  // str(x): 0.1
  package var representation: String { "" }  // repr(x): np.float64(0.1), or Python's own
}
extension ArrayValue {
  package var text: String { "" }
  package var representation: String { "" }
}
/// Python's repr of a float (`1e-05`, `0.1`, `inf`, `nan`), and of a text ('it\'s').
package func pythonText(_ value: Double) -> String { "" }
package func pythonText(quoting text: String) -> String { "" }
