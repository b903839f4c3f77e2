import Engine
import Wording

/// Settings as text: as a learner types them, and as Python has them.
package enum SettingText {
    /// As a statement takes it: `0.3`, `relu`, `true`, and `1/255` for that share.
    package static func plain(_ value: SettingValue) -> String {
        if case .number(let number) = value { return share(of: number) ?? short(number) }
        return value.description
    }

    /// As a title has room for: long decimals are cut to four digits.
    package static func brief(_ value: SettingValue) -> String {
        guard case .number(let number) = value else { return plain(value) }
        let text = plain(value)
        return text.count > 8 ? significant(number, 4) : text
    }

    /// As Python has it: `0.3`, `"relu"`, `True`, `1/255`.
    package static func python(_ value: SettingValue) -> String {
        switch value {
        case .number(let number): share(of: number) ?? short(number)
        case .whole(let number): String(number)
        case .flag(let isOn): isOn ? "True" : "False"
        case .activation, .initializer, .text: "\"\(value)\""
        case .nothing: "None"
        }
    }

    /// Settings of something that was made, apart from those that are as they begin.
    package static func changed(
        _ settings: [NamedSetting], _ descriptions: [SettingDescription]
    ) -> [NamedSetting] {
        zip(settings, descriptions).filter { $0.value != $1.defaultValue }.map(\.0)
    }

    /// 0.00392156862745098 → `1/255`: a whole number's share, where no short decimal says it.
    private static func share(of number: Double) -> String? {
        guard number > 0, number < 0.5, short(number).count > 8 else { return nil }
        let parts = (1 / number).rounded()
        return 1 / parts == number && parts < 1e6 ? "1/\(short(parts))" : nil
    }
}

extension FormulaText {
    /// With its numbers written out: measured ones to four digits.
    package var text: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .number(let number): number == 0 ? "0" : significant(number, 4)
            case .exact(let number): SettingText.plain(.number(number))
            case .count(let count): grouped(count)
            }
        }.joined()
    }
}
