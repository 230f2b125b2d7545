namespace ScsLabs.Cli;

/// <summary>A problem that is told to the user in one text, and ends the command with <see cref="ExitCode.Unjudged"/>.</summary>
internal sealed class LearnerException(string message) : Exception(message);
