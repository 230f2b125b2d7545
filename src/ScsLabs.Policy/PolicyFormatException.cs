namespace ScsLabs.Policy;

/// <summary>A policy document is malformed. The message is the reason that AWS gives with MalformedPolicyDocument.</summary>
internal sealed class PolicyFormatException(string message, Exception? inner = null) : FormatException(message, inner);
