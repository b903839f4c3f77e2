import Testing

@testable import Engine

/// What kinds of layers and optimizers say of themselves.
struct SelfDescribingTests {
    private static let kinds: [any SelfDescribing.Type] = LayerKinds.all + OptimizerKinds.all

    @Test func everyKindIsMadeAgainFromItsSettings() throws {
        for kind in Self.kinds {
            let standard = try kind.standard()
            let made = try kind.make(standard.settings)
            #expect("\(made)" == "\(standard)")
            #expect(made.kind == kind.kind)
            let names = kind.settingDescriptions.map(\.name)
            #expect(Set(names).count == names.count)
            #expect(names == standard.settings.map(\.name))
            #expect(kind.summary.hasSuffix("."))
            for description in kind.settingDescriptions {
                #expect((description.defaultValue == nil) == (description.asked != nil))
            }
        }
    }

    @Test func aSettingChangesThatSettingAlone() throws {
        let layer = try Dense.make([
            NamedSetting("units", .whole(7)), NamedSetting("activation", .activation(.tanh)),
        ])
        #expect(layer.units == 7 && layer.activation == .tanh && layer.usesBias)
        let optimizer = try AdamW.make([NamedSetting("beta_1", .number(0.5))])
        #expect(optimizer.setting("beta_1") == .number(0.5))
        #expect(optimizer.setting("weight_decay") == .number(0.004))
        // A whole number stands for a number, not the other way round.
        #expect(try SGD.make([NamedSetting("momentum", .whole(1))]).momentum == 1)
        #expect(throws: EngineError.self) { try Dense.make([NamedSetting("units", .number(7.5))]) }
    }

    @Test func whatIsOutOfRangeIsRefusedByName() throws {
        let refused: [(any SelfDescribing.Type, String, SettingValue, String)] = [
            (Adam.self, "beta_1", .number(1), "at least 0 and less than 1"),
            (SGD.self, "learning_rate", .number(0), "greater than 0"),
            (SGD.self, "momentum", .number(1.5), "from 0 to 1"),
            (Dropout.self, "rate", .number(1), "at least 0 and less than 1"),
            (LeakyReLU.self, "negative_slope", .number(-1), "0 or more"),
            (Dense.self, "units", .whole(0), "a whole number from 1 to 16,777,216"),
        ]
        for (kind, name, value, allowed) in refused {
            #expect(
                throws: EngineError.outOfRange(
                    option: name, value: value.description, allowed: allowed)
            ) { try kind.make([NamedSetting(name, value)]) }
        }
    }

    @Test(arguments: [
        ("Dense", "dense"), ("LeakyReLU", "leaky_re_lu"), ("ReLU", "re_lu"),
        ("BatchNormalization", "batch_normalization"), ("Conv2D", "conv2d"),
        ("GlobalAveragePooling2D", "global_average_pooling2d"),
    ])
    func kerasNames(kind: String, name: String) { #expect(snakeCase(kind) == name) }

    @Test func formulasKeepTheirNumbersApart() {
        let text: FormulaText = "x · \(0.5) for \(count: 3) of \(exactly: 0.1)"
        #expect(
            text.pieces == [
                .text("x · "), .number(0.5), .text(" for "), .count(3), .text(" of "),
                .exact(0.1),
            ])
    }
}
