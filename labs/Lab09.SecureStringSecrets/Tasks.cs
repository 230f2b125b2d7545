namespace Lab09.SecureStringSecrets;

/// <summary>The lab's tasks, in order.</summary>
public interface ITasks
{
    /// <summary>Task 1: create the customer managed key <c>alias/app-secrets</c>, whose policy delegates to the account's IAM policies.</summary>
    Task CreateKeyAsync(LabContext aws);

    /// <summary>Task 2: store the database password under that key.</summary>
    Task StoreSecretAsync(LabContext aws);

    /// <summary>Task 3: allow the role <c>app</c> to read the password, and nothing else.</summary>
    Task GrantSecretAsync(LabContext aws);

    /// <summary>Task 4: allow the role <c>app</c> to list its configuration by path, but not the parameters at deeper levels.</summary>
    Task GrantConfigurationAsync(LabContext aws);

    /// <summary>Task 5: give the role's credentials only to programs on the instance <c>app</c> itself that fetch a token first.</summary>
    Task ProtectCredentialsAsync(LabContext aws);
}
