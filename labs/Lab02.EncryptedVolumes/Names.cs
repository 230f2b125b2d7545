namespace Lab02.EncryptedVolumes;

/// <summary>The names that the scenario and every answer use.</summary>
public static class Names
{
    /// <summary>The rule that task 1 creates.</summary>
    public const string Rule = "encrypted-volumes";

    /// <summary>The alias of the key for the application's data.</summary>
    public const string DataKey = "alias/app-data";

    /// <summary>Another key of the account.</summary>
    public const string OtherKey = "alias/other";

    /// <summary>The instance on which the application runs: the value of its tag <c>Name</c>.</summary>
    public const string App = "app";

    /// <summary>The device name of the application's data volume.</summary>
    public const string DataDevice = "/dev/sdf";

    /// <summary>The size of the data volume in GiB.</summary>
    public const int DataSize = 20;

    /// <summary>The role with which AWS Config reads resources.</summary>
    public const string ConfigRole = "config";

    /// <summary>The administrator of the account.</summary>
    public const string Admin = "admin";
}
