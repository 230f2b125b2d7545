using System.Buffers;
using System.Text.Json;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Ec2;

/// <summary>The JSON documents of the metadata service.</summary>
/// <remarks>Sources: EC2 User Guide, instance-metadata-security-credentials, instance-identity-documents; IAM User Guide, troubleshoot_iam-ec2.</remarks>
internal static class MetadataDocuments
{
    private const string Help = "Please see documentation at https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html#troubleshoot_iam-ec2_errors-info-doc.";

    /// <summary>The instance's profile: <c>iam/info</c>.</summary>
    public static byte[] Info(InstanceProfileAssociation association, WorldView view) => Write(json =>
    {
        var isThere = association.Profile(view) is not null;
        json.WriteString("Code", isThere ? "Success" : "InstanceProfileNotFound");
        if (!isThere)
        {
            json.WriteString("Message", $"Instance Profile with ARN {association.ProfileArn} cannot be found. {Help}");
        }

        Date(json, "LastUpdated", association.Since);
        if (isThere)
        {
            json.WriteString("InstanceProfileArn", association.ProfileArn);
            json.WriteString("InstanceProfileId", association.ProfileId);
        }
    });

    /// <summary>The role's credentials.</summary>
    public static byte[] Credentials(Session session) => Write(json =>
    {
        json.WriteString("Code", "Success");
        Date(json, "LastUpdated", session.IssuedAt);
        json.WriteString("Type", "AWS-HMAC");
        json.WriteString("AccessKeyId", session.AccessKeyId);
        json.WriteString("SecretAccessKey", session.SecretAccessKey);
        json.WriteString("Token", session.SessionToken);
        Date(json, "Expiration", session.ExpiresAt);
    });

    /// <summary>The document instead of the credentials of a role that doesn't trust EC2.</summary>
    public static byte[] Unauthorized(Role role, DateTimeOffset now) => Write(json =>
    {
        json.WriteString("Code", "AssumeRoleUnauthorizedAccess");
        json.WriteString("Message", $"EC2 cannot assume the role {role.RoleName}. {Help}");
        Date(json, "LastUpdated", now);
    });

    /// <summary>The instance identity document.</summary>
    public static byte[] Identity(Instance instance, NetworkInterface primary) => Write(json =>
    {
        json.WriteString("accountId", instance.Account.ToString());
        json.WriteString("architecture", instance.Image.Architecture.ToWire());
        json.WriteString("availabilityZone", instance.AvailabilityZone);
        json.WriteNull("billingProducts");
        json.WriteNull("devpayProductCodes");
        json.WriteNull("marketplaceProductCodes");
        json.WriteString("imageId", instance.Image.Id);
        json.WriteString("instanceId", instance.Id);
        json.WriteString("instanceType", instance.InstanceType);
        json.WriteNull("kernelId");
        Date(json, "pendingTime", instance.LaunchTime);
        json.WriteString("privateIp", primary.Addresses[0].ToString());
        json.WriteNull("ramdiskId");
        json.WriteString("region", instance.Region);
        json.WriteString("version", "2017-09-30");
    });

    private static void Date(Utf8JsonWriter json, string name, DateTimeOffset time) => json.WriteString(name, time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
