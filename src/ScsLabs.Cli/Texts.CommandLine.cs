namespace ScsLabs.Cli;

/// <content>The help's own words, and problems of a command line.</content>
internal static partial class Texts
{
    public static readonly Text Description = new("Description:", "説明:");
    public static readonly Text Usage = new("Usage:", "使い方:");
    public static readonly Text Arguments = new("Arguments:", "引数:");
    public static readonly Text Options = new("Options:", "オプション:");
    public static readonly Text Commands = new("Commands:", "コマンド:");
    public static readonly Text UsageCommand = new("[command]", "[コマンド]");
    public static readonly Text UsageOptions = new("[options]", "[オプション]");
    public static readonly Text DefaultIs = new("[default: {0}]", "[既定値: {0}]");
    public static readonly Text HelpHelp = new("Shows help.", "ヘルプを表示します。");
    public static readonly Text VersionHelp = new("Shows the version.", "バージョンを表示します。");

    // Word for word as System.CommandLine says them
    public static readonly Text Unrecognized = new("Unrecognized command or argument '{0}'.", "コマンドまたは引数 '{0}' を認識できません。");
    public static readonly Text NotAmong = new("Argument '{0}' not recognized. Must be one of:{1}", "'{0}' は指定できません。次のいずれかを指定してください:{1}");
    public static readonly Text NotMatched = new("'{0}' was not matched. Did you mean one of the following?", "'{0}' はありません。次のいずれかではありませんか。");
    public static readonly Text ArgumentMissing = new("Required argument '{0}' missing for command: '{1}'.", "コマンド '{1}' に引数 '{0}' が必要です。");
    public static readonly Text ValueMissing = new("Required argument missing for option: '{0}'.", "オプション '{0}' に値が必要です。");
    public static readonly Text CommandMissing = new("Required command was not provided.", "コマンドを指定してください。");
    public static readonly Text OptionMissing = new("Option '{0}' is required.", "オプション '{0}' が必要です。");
    public static readonly Text OneValueOnly = new("Option '{0}' expects a single argument but {1} were provided.", "オプション '{0}' の値はひとつだけですが、{1} 個あります。");
    public static readonly Text NoOptionValue = new("Cannot parse argument '{0}' for option '{1}' as expected type '{2}'.", "'{0}' はオプション '{1}' の値に使えません ({2} が必要です)。");
    public static readonly Text NoWholeNumber = new("{0}: '{1}' isn't a whole number.", "{0}: '{1}' は整数ではありません。");
    public static readonly Text VersionAlone = new("{0} option cannot be combined with other arguments.", "オプション {0} は、ほかの引数と一緒には使えません。");
}
