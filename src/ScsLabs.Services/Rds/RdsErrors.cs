namespace ScsLabs.Services.Rds;

/// <summary>RDS's errors. Source: RDS API Reference and the texts of RDS's answers.</summary>
internal static class RdsErrors
{
    public static AwsException InvalidParameterValue(string message) => new("InvalidParameterValue", 400, message);

    public static AwsException InvalidParameterCombination(string message) => new("InvalidParameterCombination", 400, message);

    /// <summary>The error for a parameter that AWS's model doesn't require, but the operation does.</summary>
    public static AwsException Missing(string parameter) => InvalidParameterValue($"The parameter {parameter} must be provided and must not be blank.");

    public static AwsException InstanceNotFound(string identifier) => new("DBInstanceNotFound", 404, $"DBInstance {identifier} not found.");

    public static AwsException InstanceAlreadyExists() => new("DBInstanceAlreadyExists", 400, "DB instance already exists");

    public static AwsException InvalidInstanceState(string message) => new("InvalidDBInstanceState", 400, message);

    public static AwsException InstanceQuotaExceeded() => new("InstanceQuotaExceeded", 400, "Instance quota exceeded");

    public static AwsException SubnetGroupNotFound(string name) => new("DBSubnetGroupNotFoundFault", 404, $"DB subnet group '{name}' does not exist.");

    public static AwsException SubnetGroupAlreadyExists(string name) => new("DBSubnetGroupAlreadyExists", 400, $"The DB subnet group '{name}' already exists.");

    public static AwsException SubnetGroupQuotaExceeded() => new("DBSubnetGroupQuotaExceeded", 400, "DB subnet group quota exceeded");

    public static AwsException SubnetQuotaExceeded() => new("DBSubnetQuotaExceededFault", 400, "The request would result in exceeding the allowed number of subnets in a DB subnet group.");

    public static AwsException TooFewZones(string zones) => new(
        "DBSubnetGroupDoesNotCoverEnoughAZs",
        400,
        $"The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: {zones}. Add subnets to cover at least 2 AZs.");

    public static AwsException InvalidSubnet(string message) => new("InvalidSubnet", 400, message);

    public static AwsException SubnetInUse(string message) => new("SubnetAlreadyInUse", 400, message);

    public static AwsException InvalidSubnetGroupState(string message) => new("InvalidDBSubnetGroupStateFault", 400, message);

    public static AwsException InvalidNetworkState(string message) => new("InvalidVPCNetworkStateFault", 400, message);

    public static AwsException KeyNotAccessible(string key) =>
        new("KMSKeyNotAccessibleFault", 400, $"The specified KMS key [{key}] does not exist, is not enabled or you do not have permissions to access it.");
}
