import Engine
import Foundation
import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

/// A `.npy` file as NumPy writes it.
private func npy(_ descr: String, _ shape: String, _ values: [UInt8], fortran: Bool = false) -> Data
{
    var header =
        "{'descr': '\(descr)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }"
    header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
    let length = UInt16(header.utf8.count)
    return Data([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)])
        + Data(header.utf8) + Data(values)
}

/// A zip file whose members are stored as they are.
private func zip(_ members: [(String, Data)]) -> Data {
    func words(_ number: Int, _ count: Int) -> Data {
        Data((0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) })
    }
    func crc(_ bytes: Data) -> Int {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
    var (body, list) = (Data(), Data())
    for (name, content) in members {
        let start = body.count
        let fields =
            words(20, 2) + words(0, 8) + words(crc(content), 4) + words(content.count, 4)
            + words(content.count, 4) + words(name.utf8.count, 2) + words(0, 2)
        body += Data("PK\u{3}\u{4}".utf8) + fields + Data(name.utf8) + content
        list +=
            Data("PK\u{1}\u{2}".utf8) + words(20, 2) + fields + words(0, 10) + words(start, 4)
            + Data(name.utf8)
    }
    return body + list + Data("PK\u{5}\u{6}".utf8) + words(0, 4) + words(members.count, 2)
        + words(members.count, 2) + words(list.count, 4) + words(body.count, 4) + words(0, 2)
}

@Suite struct LoadNumPyTests {
    private let pixels = (0..<24).map { UInt8($0 * 10) }

    private func bench(_ files: [String: Data]) throws -> TableBench {
        let bench = try TableBench()
        for (name, data) in files { try bench.folder.write(data, to: name) }
        return bench
    }

    @Test func anArchiveOfParts() throws {
        let archive = zip([
            ("x_train.npy", npy("|u1", "(4, 2, 3)", pixels)),
            ("y_train.npy", npy("|u1", "(4,)", [0, 1, 2, 1])),
            ("x_test.npy", npy("|u1", "(1, 2, 3)", Array(pixels[..<6]))),
            ("y_test.npy", npy("|u1", "(1,)", [2])),
        ])
        let bench = try bench(["mnist.npz": archive])
        expectText(
            try bench.answer("load npz \"mnist.npz\""),
            """
            mnist.npz: train 4, test 1.
            train_input | (4, 2, 3) | bytes 0…230 | train_target | (4,)
            test_input | (1, 2, 3) |  | test_target | (1,)
            """)
        #expect(bench.data?.train.inputs.isBytes == true)
        #expect(bench.data?.train.inputs.item(1) == [60, 70, 80, 90, 100, 110])
        expectText(
            try bench.program(),
            """
            import numpy as np

            arrays = np.load("mnist.npz")
            train_input = arrays["x_train"]
            train_target = arrays["y_train"]
            test_input = arrays["x_test"]
            test_target = arrays["y_test"]

            """)
        expectText(
            try bench.answer("load csv \"mnist.npz\"").first,
            "mnist.npz is no text: it looks like a zip file or a workbook.")
        expectText(
            try bench.answer("load \"mnist.npz\""),
            """
            load needs to know what kind of file this is
            Arrays of NumPy: load npz "mnist.npz"
            """)
    }

    @Test func otherNamesAndParts() throws {
        let archive = zip([
            ("train_images.npy", npy("<f4", "(2, 1)", [0, 0, 128, 63, 0, 0, 0, 64])),
            (
                "train_labels.npy",
                npy("<i8", "(2, 1)", [7] + [0, 0, 0, 0, 0, 0, 0] + [8] + [0, 0, 0, 0, 0, 0, 0])
            ),
            ("val_images.npy", npy(">f2", "(1, 1)", [0x3C, 0])),
            ("val_labels.npy", npy("|b1", "(1,)", [1])),
            ("notes.txt", Data("x".utf8)),
        ])
        let bench = try bench(["m.npz": archive])
        expectText(
            try bench.answer("load npz m.npz"),
            """
            m.npz: train 2, val 1.
            train_input | (2, 1) | 1…2 | train_target | (2,)
            """)
        #expect(bench.data?.train.inputs.numbers(at: 0) == [1, 2])
        #expect(bench.data?.train.targets.numbers(at: 0) == [7, 8])
        #expect(bench.data?.val?.inputs.numbers(at: 0) == [1])
        #expect(bench.data?.val?.targets.numbers(at: 0) == [1])
    }

    @Test func namesThatSayNothing() throws {
        let archive = zip([
            ("arr_0.npy", npy("|u1", "(3, 1)", [1, 2, 3])),
            (
                "arr_1.npy",
                npy(
                    "<U3", "(3,)",
                    ["cat", "dog", "cat"].flatMap { word in
                        word.unicodeScalars.flatMap { [UInt8($0.value), 0, 0, 0] }
                    })
            ),
        ])
        let bench = try bench(["m.npz": archive])
        expectText(
            try bench.answer("load npz m.npz"),
            """
            The names of the arrays in m.npz do not say which are inputs and which targets: arr_0 (3, 1) and arr_1 (3,).
            Say so: inputs=arr_0 targets=arr_1
            """)
        expectText(
            try bench.answer("load npz m.npz inputs=arr_0 targets=arr_1"),
            """
            m.npz: train 3.
            train_input | (3, 1) | bytes 1…3 | train_target | (3,)
            2 classes: cat, dog.
            There is no test part: `split 0.2 seed=42` keeps some examples aside.
            """)
        #expect(bench.data?.classNames == ["cat", "dog"])
        expectText(
            try bench.answer("load npz m.npz inputs=arr_0 targets=arr_2"),
            """
            the file has no array called arr_2
            Did you mean arr_0? Arrays: arr_0, arr_1.
            """)
        expectText(
            try bench.answer("load npz m.npz inputs=arr_0"),
            "inputs= and targets= belong together; targets= is missing")
    }

    @Test func twoFilesAndOne() throws {
        let bench = try bench([
            "x.npy": npy("|u1", "(3, 2)", [1, 2, 3, 4, 5, 6], fortran: true),
            "y.npy": npy("<i2", "(3,)", [255, 255, 0, 1, 2, 0]),
            "short.npy": npy("|u1", "(2,)", [0, 1]),
            "objects.npy": npy("|O", "(2,)", [0, 1]), "cut.npy": npy("<f4", "(2,)", [0, 1]),
            "none.npy": Data("text".utf8),
        ])
        expectText(
            try bench.answer("load npy x.npy y.npy"),
            """
            x.npy: train 3.
            train_input | (3, 2) | bytes 1…6 | train_target | (3,)
            There is no test part: `split 0.2 seed=42` keeps some examples aside.
            """)
        #expect(bench.data?.train.inputs.item(0) == [1, 4])
        #expect(bench.data?.train.targets.numbers(at: 0) == [-1, 256, 2])
        expectText(
            try bench.answer("load npy \"x.npy\""),
            "x is now an array of yours, of shape (3, 2). With its targets: load arrays x y")
        #expect(try bench.value("sum(x)") == 21)
        expectText(
            try bench.answer("load npy x.npy short.npy"),
            """
            x.npy has 3 rows and short.npy has 2.
            Every row of the inputs needs its target.
            """)
        expectText(
            try bench.answer("load npy x.npy objects.npy"),
            """
            objects.npy holds what cannot be learned from: objects.npy holds Python objects, not numbers.
            Save it from NumPy as numbers: x.astype("float32").
            """)
        expectText(
            try bench.answer("load npy x.npy cut.npy").map {
                $0.replacing(bench.folder.path, with: "FOLDER")
            },
            """
            cut.npy is cut short: it holds 130 of the 136 bytes it should.
            Save, copy or download it again: FOLDER/cut.npy.
            """)
        expectText(
            try bench.answer("load npy none.npy").first,
            "none.npy is not a NumPy file: it looks like text.")
        expectText(
            try bench.answer("load npz x.npy").first,
            "x.npy is not a .npz file: it looks like a .npy file with one array.")
    }

    /// Any bytes are an array or a sentence.
    @Test(arguments: 0..<30) func anyBytesAreHarmless(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let bench = try bench([:])
        let whole = npy("<f4", "(2, 2)", Array(repeating: 1, count: 16))
        var bytes = whole
        for _ in 0..<3 {
            bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
        }
        bytes = bytes.prefix(random.below(2) == 0 ? bytes.count : random.below(bytes.count))
        try bench.folder.write(bytes, to: "x.npy")
        _ = try bench.run("load npy x.npy")
        try bench.folder.write(zip([("x.npy", bytes), ("y.npy", whole)]), to: "x.npz")
        _ = try bench.run("load npz x.npz")
    }
}
