namespace ScsLabs.Policy;

/// <summary>A policy document with the name that it is attached under.</summary>
/// <param name="Name">The policy's ARN or inline name, for traces.</param>
/// <param name="Document">The policy document.</param>
public sealed record AttachedPolicy(string Name, PolicyDocument Document);
