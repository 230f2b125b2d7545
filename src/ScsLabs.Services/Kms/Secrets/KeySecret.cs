namespace ScsLabs.Services.Kms;

/// <summary>The secret of key material. What it can do is done here; it is never exposed.</summary>
internal abstract class KeySecret;
