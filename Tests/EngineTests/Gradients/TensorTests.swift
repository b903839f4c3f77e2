import Engine
import Testing

/// Evaluates one operation on plain values.
func value(_ operation: TensorOperation, _ inputs: Tensor...) throws -> Tensor {
    var tape = GradientTape()
    return try tape.apply(operation, to: inputs.map { TrackedTensor($0) }).value
}

@Suite struct TensorTests {
    let table: Tensor

    init() throws { table = try Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3], isWhole: true) }

    @Test func comparisonsAnswerOneOrZero() throws {
        let a = Tensor([0, 1, 2])
        #expect(try value(.comparison(.lessOrEqual), a, Tensor(1)).values == [1, 1, 0])
        #expect(try value(.comparison(.notEqual), a, Tensor(1)).values == [1, 0, 1])
        #expect(try value(.comparison(.and), a, Tensor([1, 0, 3])).values == [0, 0, 1])
        #expect(try value(.comparison(.or), a, Tensor([1, 0, 3])).values == [1, 1, 1])
        #expect(try value(.negation, a).description == "[1 0 0]")
    }

    @Test func indicesCountFromBothEnds() throws {
        #expect(try value(.index([.item(-1)]), table).values == [4, 5, 6])
        #expect(try value(.index([.item(1), .item(0)]), table).description == "4")
        #expect(try value(.index([.range(0, -1), .range(1, 2)]), table).values == [2, 3, 5, 6])
        #expect(try value(.index([.range(0, 0)]), table).shape == [1, 3])
    }

    @Test func wrongIndicesAreNamed() throws {
        #expect(throws: TensorError.indexOutOfRange(index: 2, count: 2)) {
            try value(.index([.item(2)]), table)
        }
        #expect(throws: TensorError.indexOutOfRange(index: Int.min, count: 2)) {
            try value(.index([.item(.min)]), table)
        }
        #expect(throws: TensorError.rangeRunsBackwards(first: -1, last: 0)) {
            try value(.index([.range(-1, 0)]), table)
        }
        #expect(throws: TensorError.tooManyIndices(given: 1, shape: [])) {
            try value(.index([.item(0)]), Tensor(1))
        }
    }

    @Test func reductionsTakeTheWholeOrAnAxis() throws {
        #expect(try value(.reduction(.sum), table).description == "21")
        #expect(try value(.reduction(.sum, axis: 0), table).values == [5, 7, 9])
        #expect(try value(.reduction(.mean, axis: -1), table).values == [2, 5])
        #expect(try value(.reduction(.max, axis: 1, keepsAxis: true), table).shape == [2, 1])
        #expect(try value(.reduction(.min), table).values == [1])
        #expect(try value(.argmax(axis: 0), table).values == [1, 1, 1])
        #expect(try value(.argmax(), table).values == [5])
        #expect(try value(.argmax(), Tensor([1, 3, 3])).values == [1])
        #expect(try value(.reduction(.sum), Tensor([])).values == [0])
        #expect(try value(.reduction(.max), Tensor([1, .nan, 2])).values[0].isNaN)
        #expect(throws: TensorError.axisOutOfRange(axis: 2, shape: [2, 3])) {
            try value(.reduction(.sum, axis: 2), table)
        }
        #expect(throws: TensorError.nothingToCompare(function: "max")) {
            try value(.reduction(.max), Tensor([]))
        }
    }

    @Test func shapesChangeAsInNumPy() throws {
        #expect(try value(.reshape([3, -1]), table).shape == [3, 2])
        #expect(try value(.transpose, table).values == [1, 4, 2, 5, 3, 6])
        #expect(try value(.shape, table).description == "[2 3]")
        #expect(try value(.stack, Tensor([1, 2]), Tensor([3, 4])).shape == [2, 2])
        #expect(throws: TensorError.cannotReshape(from: [2, 3], to: [4, -1])) {
            try value(.reshape([4, -1]), table)
        }
        #expect(throws: TensorError.negativeSize(-1)) { try value(.reshape([-1, -1]), table) }
        #expect(throws: TensorError.cannotReshape(from: [2, 3], to: [0, -1])) {
            try value(.reshape([0, -1]), table)
        }
    }

    @Test func matricesMultiplyAsInNumPy() throws {
        let column = try Tensor([1, 0, 2], shape: [3, 1])
        #expect(try value(.matrixProduct, table, column).values == [7, 16])
        #expect(try value(.matrixProduct, table, Tensor([1, 0, 2])).shape == [2])
        #expect(try value(.matrixProduct, Tensor([1, 2]), table).values == [9, 12, 15])
        #expect(try value(.matrixProduct, Tensor([1, 2]), Tensor([3, 4])).shape == [])
        let nothing = try value(
            .matrixProduct, Tensor([], shape: [2, 0]), Tensor([], shape: [0, 2]))
        #expect(nothing.values == [0, 0, 0, 0])
        #expect(throws: TensorError.shapesDoNotMultiply([2, 3], [2, 3])) {
            try value(.matrixProduct, table, table)
        }
        #expect(throws: TensorError.shapesDoNotMultiply([], [2, 3])) {
            try value(.matrixProduct, Tensor(1), table)
        }
    }

    @Test func labels() throws {
        #expect(try value(.oneHot(), Tensor([2, 0])).values == [0, 0, 1, 1, 0, 0])
        #expect(try value(.oneHot(classes: 2), Tensor(1)).shape == [2])
        for (label, classes) in [(3, 3), (-1, 3), (0.5, 3), (-.infinity, nil), (.nan, nil)]
            as [(Float, Int?)]
        {
            #expect(throws: TensorError.self) {
                try value(.oneHot(classes: classes), Tensor([label]))
            }
        }
        let counted = Tensor([3, .nan, 1, 3, .nan]).uniqueCounts()
        #expect(counted.numbers.values.prefix(2) == [1, 3])
        #expect(counted.counts == [1, 2, 2])
    }

    @Test func accuracyFollowsKeras() throws {
        let rows = try Tensor([0.1, 0.9, 0.8, 0.2, 0.3, 0.7], shape: [3, 2])
        let oneHot = try Tensor([0, 1, 0, 1, 0, 1], shape: [3, 2])
        let twoThirds = Float(2.0 / 3)
        #expect(try value(.accuracy, rows, Tensor([1, 0, 0])).values == [twoThirds])
        #expect(try value(.accuracy, rows, oneHot).values == [twoThirds])
        #expect(try value(.accuracy, Tensor([0.6, 0.2]), Tensor([1, 1])).values == [0.5])
        #expect(try value(.accuracy, Tensor([3, 9]), Tensor([3, 2])).values == [0.5])
        #expect(throws: TensorError.accuracyShapes(predicted: [3, 2], targets: [2])) {
            try value(.accuracy, rows, Tensor([1, 0]))
        }
    }

    @Test func creation() throws {
        var random = RandomSource(seed: 1)
        #expect(try Tensor.linspace(0, 1, 5).description == "[0.   0.25 0.5  0.75 1.  ]")
        #expect(try Tensor.linspace(2, 3, 1).values == [2])
        let normal = try Tensor.normal([100, 100], mean: 1, deviation: 2, using: &random)
        let mean = try value(.reduction(.mean), normal).number()
        #expect(abs(mean - 1) < 0.08)  // four standard errors of 2/√10,000
        let uniform = try Tensor.uniform([1000], low: -1, high: 2, using: &random)
        #expect(uniform.values.allSatisfy { -1 <= $0 && $0 <= 2 })
        #expect(throws: TensorError.boundsReversed(low: 2, high: 1)) {
            try Tensor.uniform([1], low: 2, high: 1, using: &random)
        }
    }

    @Test func enormousSizesAreRefused() throws {
        #expect(throws: TensorError.tooLarge(shape: [1 << 40])) { try Tensor.zeros([1 << 40]) }
        #expect(throws: TensorError.tooLarge(shape: [.max, .max])) {
            try Tensor.ones([.max, .max])
        }
        #expect(throws: TensorError.negativeSize(.min)) { try Tensor.zeros([.min]) }
        #expect(throws: TensorError.tooLarge(shape: [.max])) { try Tensor.linspace(0, 1, .max) }
        let long = try Tensor.zeros([1 << 16, 1])
        #expect(throws: TensorError.tooLarge(shape: [1 << 16, 1 << 16])) {
            try value(.arithmetic(.add), long, value(.transpose, long))
        }
        #expect(throws: TensorError.tooLarge(shape: [1 << 16, 1 << 16])) {
            try value(.matrixProduct, long, value(.transpose, long))
        }
        #expect(throws: TensorError.self) { try value(.oneHot(classes: .max), Tensor([1, 2])) }
        #expect(throws: TensorError.self) {
            try value(.reshape([Int](repeating: 1, count: 1000)), Tensor(1))
        }
        #expect(throws: TensorError.inputCount(expected: 2, given: 1)) {
            try value(.arithmetic(.add), long)
        }
    }

    @Test func numbersBecomeSizesOnlyWhenWhole() throws {
        #expect(try Tensor(3).wholeNumber() == 3)
        for wrong in [Float.nan, .infinity, 0.5, 1e30] {
            #expect(throws: TensorError.self) { try Tensor(wrong).wholeNumber() }
        }
        #expect(throws: TensorError.notOneNumber(shape: [2])) { try Tensor([1, 2]).wholeNumber() }
    }

    @Test func wholeNumbersStayWhole() throws {
        let two = Tensor(2, isWhole: true)
        #expect(try value(.arithmetic(.multiply), table, two).isWhole)
        #expect(try value(.arithmetic(.power), table, two).isWhole)
        #expect(try !value(.arithmetic(.power), two, Tensor(-1, isWhole: true)).isWhole)
        #expect(try !value(.arithmetic(.divide), table, two).isWhole)
        #expect(try !value(.reduction(.mean), table).isWhole)
    }
}
