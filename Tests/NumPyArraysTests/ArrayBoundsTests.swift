import NumPyArrays
import Synchronization
import Testing

/// What one array may take, and how a long operation ends.
struct ArrayBoundsTests {
    private func kind(_ body: () throws(ArrayError) -> Void) -> String? {
        do throws(ArrayError) {
            try body()
            return nil
        } catch { return error.kind }
    }

    @Test func noArrayIsLargerThanItMayBe() throws {
        let long = NDArray([Int](repeating: 1, count: 100_000))
        let row = ArrayValue.array(try long.reshaped([1, -1]))
        let column = ArrayValue.array(try long.reshaped([-1, 1]))
        #expect(
            kind { () throws(ArrayError) in _ = try NDArray.zeros([100_000, 100_000]) }
                == "MemoryError")
        #expect(
            kind { () throws(ArrayError) in _ = try NDArray.zeros([.max, .max]) } == "MemoryError")
        #expect(
            kind { () throws(ArrayError) in _ = try row.combined(.add, with: column) }
                == "MemoryError")
        #expect(kind { () throws(ArrayError) in _ = try row.product(with: column) } == nil)
        #expect(
            kind { () throws(ArrayError) in _ = try column.product(with: row) } == "MemoryError")
        #expect(kind { () throws(ArrayError) in _ = try long.outerProduct(long) } == "MemoryError")
        #expect(kind { () throws(ArrayError) in _ = try long.tiled([.max]) } == "MemoryError")
        #expect(kind { () throws(ArrayError) in _ = try long.repeated([.max]) } == "MemoryError")
        #expect(
            kind { () throws(ArrayError) in _ = try long.padded([(.max, .max)]) } == "MemoryError")
        #expect(kind { () throws(ArrayError) in _ = try NDArray.eye(.max / 2) } == "MemoryError")
        #expect(
            kind { () throws(ArrayError) in _ = try NDArray.linspace(0, 1, count: .max) }
                == "MemoryError")
        #expect(
            kind { () throws(ArrayError) in _ = try NDArray.arange(stop: .float(1e300)) }
                == "MemoryError")
        #expect(
            kind { () throws(ArrayError) in
                _ = try NDArray([9_000_000_000_000]).binCounts()
            } == "MemoryError")
    }

    /// Numbers at the end of what 64 bits hold are refused or mean what they mean; nothing traps.
    @Test(arguments: [Int.min, Int.min + 1, -1, 0, Int.max - 1, Int.max])
    func numbersAtTheEndAreHarmless(_ number: Int) {
        let matrix = NDArray([1, 2, 3, 4, 5, 6], shape: [2, 3])
        let value = ArrayValue.array(matrix)
        _ = try? NDArray.eye(2, diagonal: number)
        _ = try? NDArray.diagonal(NDArray([1, 2]), number)
        _ = try? NDArray.diagonal(matrix, number)
        _ = try? NDArray.triangle(matrix, isLower: true, diagonal: number)
        _ = try? NDArray.arange(start: .integer(number), stop: .integer(.max))
        _ = try? NDArray.arange(start: .integer(0), stop: .integer(3), step: .integer(number))
        _ = try? NDArray.linspace(0, 1, count: number)
        _ = try? NDArray.parsed("1 2\n3 4", skippedRows: number, columns: [number])
        _ = try? matrix.element(at: [.slice(start: number, stop: nil, step: number)])
        _ = try? matrix.element(at: [.slice(start: nil, stop: number, step: -1), .integer(number)])
        _ = try? matrix.element(at: [.array(NDArray([number]))])
        _ = try? matrix.reshaped([number, -1])
        _ = try? matrix.reshaped([number, number, number])
        _ = try? matrix.rolled(by: number, axis: 1)
        _ = try? matrix.repeated([number], axis: 0)
        _ = try? matrix.tiled([number, number])
        _ = try? matrix.padded([(number, number), (0, number)])
        _ = try? matrix.rotated(quarterTurns: number)
        _ = try? matrix.split(into: number)
        _ = try? matrix.split(at: [number])
        _ = try? matrix.difference(order: number)
        _ = try? matrix.transposed([number, 0])
        _ = try? matrix.expandingDimensions([number])
        _ = try? NDArray.stacking([matrix, matrix], axis: number)
        _ = try? matrix.inserting(value, at: number, axis: 0)
        _ = try? matrix.deleting([.integer(number)], axis: 0)
        _ = try? matrix.histogram(bins: number)
        _ = try? NDArray([-1.7e308, 1.7e308]).histogram()
        _ = try? NDArray([1, 2]).binCounts(minimumLength: number)
        _ = try? NDArray([number]).binCounts()
        _ = try? matrix.reduced(.std, ddof: Double(number))
        _ = try? value.rounded(decimals: number)
        _ = try? ArrayValue.array(NDArray([1.5])).rounded(decimals: number)
        for function in BinaryFunction.allCases {
            _ = try? value.combined(function, with: .array(NDArray([number])))
            _ = try? ArrayValue.array(NDArray([number])).combined(
                function, with: .scalar(.integer(-1)))
        }
        for function in UnaryFunction.allCases {
            _ = try? ArrayValue.array(NDArray([number])).applying(function)
        }
        var options = PrintOptions()
        (options.precision, options.edgeItems, options.lineWidth) = (number, number, number)
        options.floatMode = .fixed
        options.threshold = 1
        #expect(NDArray([0.5, 1.5, 2.5]).text(separator: " ", options: options).hasPrefix("["))
    }

    @Test func bytesStayBytes() throws {
        let array = try NDArray.zeros([60, 28, 28], .uint8)
        #expect(array.byteCount == 60 * 28 * 28)
        #expect(try array.converted(to: .float32).byteCount == 4 * 60 * 28 * 28)
    }

    @Test func longOperationsStopWhenAsked() throws {
        let array = ArrayValue.array(try NDArray.zeros([3_000_000]))
        let asked = Mutex(0)
        let context = ArrayContext(isInterrupted: {
            asked.withLock {
                $0 += 1
                return $0 > 1
            }
        })
        ArrayContext.$current.withValue(context) {
            #expect(
                kind { () throws(ArrayError) in _ = try array.applying(.exp) }
                    == "KeyboardInterrupt")
        }
    }

    /// Work on pieces goes on in place: ten times the elements take ten times as long, not a hundred.
    @Test func largeArraysAreWorkedOnInTime() throws {
        func seconds(_ count: Int) throws -> Double {
            let array = ArrayValue.array(try NDArray.zeros([count], .uint8))
            let time = try ContinuousClock().measure {
                let half = try array.combined(.divide, with: .scalar(.float(255)))
                _ = try half.array.element(at: [.slice(start: nil, stop: nil, step: -1)])
            }
            return time / .seconds(1)
        }
        _ = try seconds(10_000)
        #expect(try seconds(10_000_000) < 10, "far above what it takes: 0.3 s")
    }

    @Test func aChangedCopyLeavesTheOther() throws {
        let first = NDArray([1, 2, 3])
        var second = first
        try second.assign(.scalar(.integer(9)), at: [.integer(0)])
        #expect(first.text == "[1 2 3]")
        #expect(second.text == "[9 2 3]")
        #expect(NDArray.isView([.slice(start: 1, stop: nil, step: nil)], of: 1))
        #expect(!NDArray.isView([.integer(0)], of: 1))
        #expect(!NDArray.isView([.array(NDArray([0]))], of: 1))
    }

    @Test func refusalsNameWhatTheyAre() {
        func message(_ body: () throws(ArrayError) -> Void) -> String {
            do throws(ArrayError) {
                try body()
                return ""
            } catch { return "\(error.kind): \(error.message)" }
        }
        let matrix = NDArray([1, 2, 3, 4, 5, 6], shape: [2, 3])
        #expect(
            message { () throws(ArrayError) in _ = try matrix.reshaped([4, 2]) }
                == "ValueError: cannot reshape array of size 6 into shape (4,2)")
        #expect(
            message { () throws(ArrayError) in _ = try matrix.element(at: [.integer(2)]) }
                == "IndexError: index 2 is out of bounds for axis 0 with size 2")
        #expect(
            message { () throws(ArrayError) in
                _ = try ArrayValue.array(matrix).combined(.add, with: .array(NDArray([1, 2])))
            } == "ValueError: operands could not be broadcast together with shapes (2,3) (2,)")
        #expect(
            message { () throws(ArrayError) in _ = try ElementType(name: "float16") }
                == "TypeError: arrays of float16 are not among what there is here: use float32 or float64"
        )
    }
}
