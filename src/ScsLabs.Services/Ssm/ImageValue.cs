using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Values that are the id of an image: the data type aws:ec2:image.</summary>
/// <remarks>Source: Systems Manager User Guide, parameter-store-ec2-aliases.</remarks>
internal static class ImageValue
{
    /// <summary>The data type of a value, by its name in a request.</summary>
    /// <exception cref="AwsException">The value can't have the data type.</exception>
    public static ParameterDataType DataTypeOf(string name, string value, ParameterType type) =>
        name == ParameterDataType.Text.ToWire() ? ParameterDataType.Text
        : type != ParameterType.String ? throw SsmErrors.Validation($"The data type {name} is supported for String parameters only.")
        : Image.Kind.IsWellFormed(value) ? ParameterDataType.Ec2Image
        : throw SsmErrors.Validation($"The parameter value {value} isn't a valid {name} value.");

    /// <summary>Whether the caller sees an image with the id, and may look.</summary>
    public static bool IsThere(string id, AsCaller aws)
    {
        try
        {
            return aws.Call(new DescribeImages([id])).Images.Count == 1;
        }
        catch (AwsException)
        {
            // The refusal, or that there is none, stands in the journal.
            return false;
        }
    }
}
