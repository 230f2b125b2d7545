using System.Text;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Model.Tests.Bodies;

/// <summary>The five checksums, against the values that their definitions publish.</summary>
public sealed class ChecksumCalculatorTests
{
    [Theory]
    [InlineData(ChecksumAlgorithm.Crc32, "cbf43926", "00000000")]
    [InlineData(ChecksumAlgorithm.Crc32C, "e3069283", "00000000")]
    [InlineData(ChecksumAlgorithm.Crc64Nvme, "ae8b14860a799888", "0000000000000000")]
    [InlineData(ChecksumAlgorithm.Sha1, "f7c3bc1d808e04732adf679965ccc34ca7ae3441", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData(
        ChecksumAlgorithm.Sha256,
        "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void Each_has_its_known_values(ChecksumAlgorithm algorithm, string ofDigits, string ofNothing)
    {
        Body.Of("123456789"u8.ToArray()).Checksum(algorithm).ShouldBe(Convert.FromHexString(ofDigits));
        Body.Empty.Checksum(algorithm).ShouldBe(Convert.FromHexString(ofNothing));
        ChecksumCalculator.LengthOf(algorithm).ShouldBe(ofDigits.Length / 2);
    }

    [Fact]
    public void A_calculator_takes_bytes_in_pieces_and_begins_anew_when_it_has_finished()
    {
        foreach (var algorithm in Enum.GetValues<ChecksumAlgorithm>())
        {
            var whole = ChecksumCalculator.Compute(algorithm, "123456789"u8);
            using var calculator = ChecksumCalculator.Of(algorithm);
            foreach (var part in (string[])["1234", "", "56789"])
            {
                calculator.Append(Encoding.ASCII.GetBytes(part));
            }

            calculator.Finish().ShouldBe(whole);
            calculator.Append("123456789"u8);
            calculator.Finish().ShouldBe(whole);
        }
    }

    [Fact]
    public void An_MD5_is_computed_once()
    {
        var body = Body.Of("123456789"u8.ToArray());
        Convert.ToHexStringLower(body.Md5).ShouldBe("25f9e794323b453885f5181f1b624d0b");
        body.Md5.ShouldBeSameAs(body.Md5);
        body.Checksum(ChecksumAlgorithm.Sha1).ShouldBeSameAs(body.Checksum(ChecksumAlgorithm.Sha1));
    }
}
