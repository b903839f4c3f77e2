import Engine
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// What Keras has and Bobbin has not is refused by name; nothing is passed over in silence.
@Suite struct RefusalTests {
    /// The golden `.keras` file with another text in one of its members.
    private func edited(
        _ old: String, _ new: String, in member: String = "config.json"
    ) throws -> [UInt8] {
        let archive = try ZipArchive(try bytes(fixturePath("whole.keras")))
        var members: [(String, [UInt8])] = []
        for name in ["metadata.json", "config.json", "model.weights.h5"] {
            var content = try #require(try archive.member(name))
            if name == member {
                let text = String(decoding: content, as: UTF8.self)
                #expect(text.contains(old))
                content = Array(text.replacingOccurrences(of: old, with: new).utf8)
            }
            members.append((name, content))
        }
        return try ZipWriter.make(members)
    }

    private func message(_ old: String, _ new: String, in member: String = "config.json") throws
        -> String
    {
        let content = try edited(old, new, in: member)
        do throws(ModelFileProblem) {
            _ = try KerasFile.read(content)
            return "loaded"
        } catch {
            let error = InterchangeError(path: "folder/m.keras", problem: error)
            return error.message + " " + error.hint
        }
    }

    private static let missing: [(String, String, Recorded)] = [
        (
            #""class_name": "Flatten""#, #""class_name": "Lambda""#,
            Recorded(
                """
                m.keras has a layer that does not exist here: Lambda (called flatten). Layers that are read: InputLayer, Dense, Flatten, Activation, Dropout, LeakyReLU, Rescaling, BatchNormalization, ReLU, Softmax.
                """)
        ),
        (
            #""class_name": "Sequential""#, #""class_name": "Functional""#,
            Recorded(
                """
                m.keras holds a Functional model that is not layers one after another; only those are read. Keras is the place for it: keras.models.load_model("m.keras")
                """)
        ),
        (
            #""rate": 0.3"#, #""rate": 1.5"#,
            Recorded(
                """
                m.keras does not work out for layer dropout: rate is 1.5, but must be at least 0 and less than 1. Change it in Keras and save the model again.
                """)
        ),
        (
            #""units": 10, "activation": "relu""#, #""units": 11, "activation": "relu""#,
            Recorded(
                """
                m.keras does not fit: kernel of layer hidden is 784 × 10 in it, but must be 784 × 11. The weights must come from a model with the same layers, in the same order.
                """)
        ),
        (
            #""batch_shape": [null, 28, 28]"#, #""batch_shape": [null, null, 28]"#,
            Recorded(
                """
                m.keras asks of the input what does not exist here: shape [null, null, 28]. Build its layers here for your data, `model …`, then: load weights "m.keras".
                """)
        ),
    ]

    @Test(arguments: missing)
    func refusalsNameWhatIsMissing(old: String, new: String, expected: Recorded) throws {
        expectText(try message(old, new), expected)
    }

    /// What somebody registered under a name of Keras's is not Keras's own.
    @Test(arguments: [
        (
            #""registered_name": null, "build_config": {"input_shape": [null, 28, 28]}, "compile"#,
            #""registered_name": "my>Sequential", "build_config": {}, "compile"#,
            "m.keras holds a my>Sequential, which is not Keras's own: what it computes is not told in the file. Keras opens it beside the program that defines it: keras.models.load_model(\"m.keras\")"
        ),
        (
            #"{"module": "keras", "class_name": "Sequential""#,
            #"{"module": "mymod", "class_name": "Sequential""#,
            "m.keras holds a mymod.Sequential, which is not Keras's own: what it computes is not told in the file. Keras opens it beside the program that defines it: keras.models.load_model(\"m.keras\")"
        ),
        (
            #""activation": "relu""#,
            #""activation": {"module": "builtins", "class_name": "function", "config": "relu", "registered_name": "my>relu"}"#,
            "m.keras asks of layer hidden what does not exist here: activation my>relu."
        ),
        (
            #""activation": "relu""#,
            #""activation": {"module": "mymod", "class_name": "function", "config": "relu", "registered_name": "relu"}"#,
            "m.keras asks of layer hidden what does not exist here: activation mymod.relu."
        ),
        (
            #"{"module": "keras.layers", "class_name": "Flatten""#,
            #"{"module": "mymod", "class_name": "Flatten""#,
            "m.keras has a layer that does not exist here: mymod.Flatten (called flatten)."
        ),
        (
            #""name": "hidden""#, #""name": 7"#,
            "m.keras asks of layer 3 what does not exist here: name 7."
        ),
        (
            #""name": "fashion""#, #""name": true"#,
            "m.keras asks of the model what does not exist here: name true."
        ),
    ])
    func whatIsNotKerasOwnIsRefused(old: String, new: String, expected: String) throws {
        let message = try message(old, new)
        #expect(message.hasPrefix(expected), "\(message)")
    }

    /// What Keras itself writes of its own.
    @Test(arguments: [
        #"{"module": "builtins", "class_name": "function", "config": "relu", "registered_name": "function"}"#,
        #"{"module": "keras.activations", "class_name": "function", "config": "relu", "registered_name": "relu"}"#,
    ])
    func whatIsKerasOwnIsTaken(activation: String) throws {
        #expect(
            try message(#""activation": "relu""#, #""activation": \#(activation)"#) == "loaded")
    }

    @Test func aNewerKerasIsNamed() throws {
        expectText(
            try message("3.15.1", "4.0.0", in: "metadata.json"),
            """
            m.keras was written by Keras 4.0.0, whose files are not known here. Its weights may be known: build its layers, `model …`, then: load weights "m.keras".
            """)
    }

    @Test func brokenJSONSaysWhere() throws {
        expectText(
            try message(#""class_name": "Sequential","#, "oops"),
            """
            m.keras is damaged (config.json, line 1, column 21): this is not JSON. Save, copy or download it again: folder/m.keras.
            """)
    }

    @Test(arguments: [
        (
            #""batch_shape": [null, 28, 28]"#,
            #""batch_shape": [null, 1099511627776, 1099511627776]"#
        ),
        (#""units": 10,"#, #""units": 16777216,"#), (#""units": 10,"#, #""units": 1e300,"#),
        (#""units": 10,"#, #""units": -1,"#), (#""units": 10,"#, #""units": 10.5,"#),
        (#""name": "hidden""#, #""name": "output""#),
        (#""registered_name": null, "build_config""#, #""registered_name": "x>Y", "build_config""#),
    ])
    func enormousAndSenselessClaimsAreRefused(old: String, new: String) throws {
        let start = ContinuousClock.now
        #expect(try message(old, new) != "loaded")
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func deepNestingIsRefused() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(try message(#""rate": 0.3"#, "\"rate\": \(deep)") != "loaded")
    }

    @Test func aPackedZipBombIsRefused() throws {
        let folder = TemporaryFolder()
        let zip = try folder.write(Data(), to: "zeros")
        _ = FileManager.default.createFile(atPath: zip, contents: Data(count: 200_000_000))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import zipfile,sys; z=zipfile.ZipFile(sys.argv[2],'w',8); z.write(sys.argv[1],'config.json')",
            zip, folder.path + "/bomb.keras",
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return }
        let found = problem { () throws(InterchangeError) in
            try KerasFile.load(folder.path + "/bomb.keras")
        }
        #expect(found == .enormous(what: "config.json within it", bytes: 200_000_000))
    }

    @Test func weightsOfAnotherNetworkNameTheDifference() throws {
        func message(_ layers: [any Layer], _ name: String) throws -> String {
            var random = RandomSource(seed: 1)
            var network = Network(inputShape: [28, 28])
            for layer in layers { try network.append(layer, random: &random) }
            do throws(InterchangeError) {
                _ = try WeightFile.load(fixturePath(name), into: network)
                return "loaded"
            } catch {
                return error.message
            }
        }
        let fewer: [any Layer] = [Flatten(), try Dense(units: 10, name: "only")]
        expectText(
            try message(fewer, "only.weights.h5"),
            """
            only.weights.h5 has weights for 2 layers (dense and dense_1), but the network has 1 with weights (only).
            """)
        expectText(
            try message(fewer, "whole.h5"),
            """
            whole.h5 has weights for 2 layers (hidden and output), but the network has 1 with weights (only).
            """)
        let other: [any Layer] = [
            Flatten(), try Dense(units: 10, name: "a"), try Dense(units: 9, name: "b"),
        ]
        expectText(
            try message(other, "only.weights.h5"),
            """
            only.weights.h5 does not fit: kernel of layer b is 10 × 10 in it, but must be 10 × 9.
            """)
        let plain: [any Layer] = [
            Flatten(), try Dense(units: 10, name: "a"),
            try Dense(units: 10, usesBias: false, name: "b"),
        ]
        expectText(
            try message(plain, "whole.keras"),
            "whole.keras has 2 arrays for layer b, which takes 1.")
    }
}
