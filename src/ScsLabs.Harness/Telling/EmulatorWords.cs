namespace ScsLabs.Harness.Telling;

/// <summary>Tells what this machine lacks, which the emulator says in English.</summary>
internal static class EmulatorWords
{
    private static readonly Sentences Known = new(
        Texts.ProgramsAreOff, Texts.ProgramsNeedWord, Texts.ProgramsNeedSecret,
        Texts.SandboxNeedsLinux, Texts.SandboxNeedsLaterLinux, Texts.SandboxNeedsBubblewrap, Texts.SandboxNeedsUtilLinux, Texts.SandboxNeedsNamespaces,
        Texts.DatabasesNeedUnix, Texts.DatabasesNeedServer);

    /// <summary>Tells it in the chosen language.</summary>
    public static string Told(string sentence) => Told(sentence, Languages.Chosen);

    /// <summary>Tells it in this language.</summary>
    internal static string Told(string sentence, Language language) => Known.Told(sentence, language);
}
