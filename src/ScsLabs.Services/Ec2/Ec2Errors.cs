using System.Globalization;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>EC2's errors. Source: EC2 API Reference, "Error codes for the Amazon EC2 API", and the texts of EC2's answers.</summary>
internal static class Ec2Errors
{
    public static AwsException MissingParameter(string name) => new("MissingParameter", 400, $"The request must contain the parameter {name}");

    public static AwsException InvalidParameterValue(string message) => new("InvalidParameterValue", 400, message);

    public static AwsException InvalidValue(string name, string value) => InvalidParameterValue($"Value ({value}) for parameter {name} is invalid.");

    public static AwsException InvalidParameterCombination(string message) => new("InvalidParameterCombination", 400, message);

    public static AwsException UnknownFilter(string name) => InvalidParameterValue($"The filter '{name}' is invalid");

    public static AwsException FilterLimitExceeded(string things, int most) => new("FilterLimitExceeded", 400, $"The maximum number of {things} specified on a single call is {most}");

    public static AwsException InvalidNextToken(string token) => InvalidParameterValue($"Value ( {token} ) for parameter NextToken is invalid. The token is invalid.");

    public static AwsException InvalidId(string id) => new("InvalidID", 400, $"The ID '{id}' is not valid");

    public static AwsException InvalidTagKey() => new("InvalidTagKey.Malformed", 400, "Tag keys cannot be empty or null");

    public static AwsException DependencyViolation(string message) => new("DependencyViolation", 400, message);

    /// <summary>The error for more things than AWS's quota allows.</summary>
    public static AwsException LimitExceeded(string quota, string things) => new($"{quota}LimitExceeded", 400, $"The maximum number of {things} has been reached.");

    public static AwsException OtherNetwork() => new("InvalidGroup.NotFound", 400, "You have specified two resources that belong to different networks.");

    public static AwsException NoDefaultVpc() => new("VPCIdNotSpecified", 400, "No default VPC for this user");

    public static AwsException InvalidVpcRange(string cidr) => new("InvalidVpc.Range", 400, $"The CIDR '{cidr}' is invalid.");

    public static AwsException RestrictedVpcRange(string cidr) =>
        new("InvalidVpc.Range", 400, $"The CIDR '{cidr}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html");

    public static AwsException CidrConflict(string cidr, string other) => new("CidrConflict", 400, $"The CIDR '{cidr}' conflicts with {other}");

    public static AwsException CidrLimitExceeded(string vpc, int most) => new("CidrLimitExceeded", 400, $"This network '{vpc}' has met its maximum number of allowed CIDRs: {most}");

    public static AwsException CidrInUse(string vpc, Cidr cidr) => new("InvalidCidrBlock.InUse", 400, $"The vpc {vpc} currently has a subnet within CIDR block {cidr}");

    public static AwsException CidrAssociationNotFound(string id) => new("InvalidVpcCidrBlockAssociationID.NotFound", 400, $"The vpc CIDR block association ID '{id}' does not exist");

    public static AwsException InvalidSubnetRange(string cidr) => new("InvalidSubnet.Range", 400, $"The CIDR '{cidr}' is invalid.");

    public static AwsException InvalidSubnetConflict(string cidr) => new("InvalidSubnet.Conflict", 400, $"The CIDR '{cidr}' conflicts with another subnet");

    public static AwsException InvalidGroupDuplicate(string name, string vpc) => new("InvalidGroup.Duplicate", 400, $"The security group '{name}' already exists for VPC '{vpc}'");

    public static AwsException GroupNameNotFound(string name, Vpc vpc) => new(SecurityGroup.Kind.ErrorCode, 400, $"The security group '{name}' does not exist in {(vpc.IsDefault ? "default " : "")}VPC '{vpc.Id}'");

    public static AwsException ReservedGroupName(string name) => new("InvalidGroup.Reserved", 400, $"The security group name '{name}' is reserved");

    public static AwsException CannotDeleteDefaultGroup(string id) => new("CannotDelete", 400, $"the specified group: \"{id}\" name: \"default\" cannot be deleted by a user");

    public static AwsException DuplicatePermission(string rule) => new("InvalidPermission.Duplicate", 400, $"the specified rule \"{rule}\" already exists");

    public static AwsException PermissionNotFound() => new("InvalidPermission.NotFound", 400, "The specified rule does not exist in this security group.");

    public static AwsException AddressInUse(string address) => new("InvalidIPAddress.InUse", 400, $"Address {address} is in use.");

    public static AwsException AttachmentNotFound(string id) => InterfaceAttachment.IsWellFormed(id)
        ? new("InvalidAttachmentID.NotFound", 400, $"The attachment ID '{id}' does not exist")
        : new("InvalidNetworkInterfaceAttachmentId.Malformed", 400, $"Invalid id: \"{id}\" (expecting \"{InterfaceAttachment.Prefix}...\")");

    public static AwsException InterfaceInUse(string id) => new("InvalidNetworkInterface.InUse", 400, $"Network interface '{id}' is currently in use.");

    public static AwsException NoFreeAddresses(string subnet) => new("InsufficientFreeAddressesInSubnet", 400, $"The specified subnet does not have enough free addresses to satisfy the request. ({subnet})");

    public static AwsException InvalidGatewayId(string id) => new("InvalidGatewayID.NotFound", 400, $"The gateway ID '{id}' does not exist");

    public static AwsException InvalidNatGatewayId(string id) => new("InvalidNatGatewayID.NotFound", 400, $"The natGateway ID '{id}' does not exist");

    public static AwsException InsufficientAddressCapacity() => new("InsufficientAddressCapacity", 500, "Not enough available addresses to satisfy the minimum request.");

    public static AwsException AddressNotFound(string address) => Ipv4.TryParse(address, out _)
        ? new("InvalidAddress.NotFound", 400, $"Address '{address}' not found.")
        : new("InvalidAddress.Malformed", 400, $"Address '{address}' is not a valid IPv4 address.");

    public static AwsException InvalidUserId(string id) => new("InvalidUserID.Malformed", 400, $"Invalid user id: \"{id}\"");

    public static AwsException AddressAssociated(string allocation) => new("InvalidIPAddress.InUse", 400, $"The address with allocation id {allocation} is in use.");

    public static AwsException GatewayNotAttached(string message) => new("Gateway.NotAttached", 400, message);

    public static AwsException AclEntryAlreadyExists(int number) => new("NetworkAclEntryAlreadyExists", 400, $"The network acl entry identified by {number} already exists.");

    public static AwsException AclEntryNotFound(int number) => new("InvalidNetworkAclEntry.NotFound", 400, $"The network acl entry identified by {number} does not exist");

    public static AwsException RouteAlreadyExists(string destination) => new("RouteAlreadyExists", 400, $"The route identified by {destination} already exists.");

    public static AwsException RouteNotFound(string table, RouteDestination destination) =>
        new("InvalidRoute.NotFound", 400, $"no route with destination-{(destination.Cidr is null ? "prefix-list-id" : "cidr-block")} {destination} in route table {table}");

    public static AwsException PrefixListNotFound(string id) => Ec2Kind.IsWellFormed(id, PrefixList.Prefix)
        ? new("InvalidPrefixListID.NotFound", 400, $"The prefix list ID '{id}' does not exist")
        : new("InvalidPrefixListId.Malformed", 400, $"Invalid id: \"{id}\" (expecting \"{PrefixList.Prefix}...\")");

    public static AwsException InvalidParameter(string message) => new("InvalidParameter", 400, message);

    public static AwsException InvalidServiceName(string name) => new("InvalidServiceName", 400, $"The Vpc Endpoint Service '{name}' does not exist");

    public static AwsException DuplicateSubnetsInSameZone(string subnet) => new("DuplicateSubnetsInSameZone", 400, $"Found another VPC endpoint subnet in the availability zone of {subnet}");

    public static AwsException InvalidPolicyDocument(string reason) => new("InvalidPolicyDocument", 400, $"The policy document is invalid: {reason}");

    public static AwsException EndpointRoute() => InvalidParameterValue("Cannot create or replace a prefix list route targeting a VPC Endpoint.");

    public static AwsException AlreadyAssociated(string message) => new("Resource.AlreadyAssociated", 400, message);

    public static AwsException AssociationNotFound(string id) => new("InvalidAssociationID.NotFound", 400, $"The association ID '{id}' does not exist");

    public static AwsException IdempotentParameterMismatch() => new("IdempotentParameterMismatch", 400, "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");

    public static AwsException IdempotentInstanceTerminated() => new("IdempotentInstanceTerminated", 400, "The client token you have provided is associated with a terminated instance. Please use a different client token.");

    public static AwsException AnalysisExists(string path) => new("AnalysisExistsForNetworkInsightsPath", 400, $"The network insights path '{path}' has existing analyses and cannot be deleted.");

    public static AwsException OperationNotPermitted(string message) => new("OperationNotPermitted", 400, message);

    public static AwsException ZoneNotFound(string zone) => new("InvalidZone.NotFound", 400, $"The zone '{zone}' does not exist.");

    public static AwsException IncorrectState(string message) => new("IncorrectState", 400, message);

    public static AwsException VolumeInUse(string message) => new("VolumeInUse", 400, message);

    public static AwsException IncorrectInstanceState(string message) => new("IncorrectInstanceState", 400, message);

    public static AwsException InstanceLimitExceeded(int wanted, int most) => new(
        "InstanceLimitExceeded",
        400,
        string.Create(CultureInfo.InvariantCulture, $"You have requested more instances ({wanted}) than your current instance limit of {most} allows for the specified instance type. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit."));

    public static AwsException SeveralInterfaces(string instance) =>
        new("InvalidInstanceID", 400, $"There are multiple interfaces attached to instance '{instance}'. Please specify an interface ID for the operation instead.");

    public static AwsException NoDefaultSubnet(string vpc) => new("MissingInput", 400, $"No subnets found for the default VPC '{vpc}'. Please specify a subnet.");

    public static AwsException UnsupportedOperation(string message) => new("UnsupportedOperation", 400, message);

    public static AwsException DnsHostnamesDisabled() =>
        new("InvalidVpcPeeringConnectionState.DnsHostnamesDisabled", 400, "To enable DNS hostname resolution for the VPC peering connection, DNS hostname support must be enabled for the VPCs.");

    /// <summary>The error for changing what a service manages, though it shows in the account.</summary>
    public static AwsException ManagedByService() => new("AuthFailure", 400, "You do not have permission to access the specified resource.");

    public static AwsException InvalidStateTransition(string message) => new("InvalidStateTransition", 400, message);
}
