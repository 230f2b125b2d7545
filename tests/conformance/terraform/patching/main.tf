terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {}

data "aws_ssm_patch_baseline" "predefined" {
  owner            = "AWS"
  name_prefix      = "AWS-"
  operating_system = "AMAZON_LINUX_2023"
}

resource "aws_ssm_patch_baseline" "servers" {
  name                                 = "servers"
  description                          = "Security updates after three days"
  operating_system                     = "AMAZON_LINUX_2023"
  approved_patches                     = ["kernel*"]
  approved_patches_compliance_level    = "CRITICAL"
  approved_patches_enable_non_security = true
  rejected_patches                     = ["docker"]
  rejected_patches_action              = "BLOCK"

  global_filter {
    key    = "PRODUCT"
    values = ["AmazonLinux2023"]
  }

  approval_rule {
    approve_after_days = 3
    compliance_level   = "HIGH"

    patch_filter {
      key    = "CLASSIFICATION"
      values = ["Security"]
    }

    patch_filter {
      key    = "SEVERITY"
      values = ["Critical", "Important"]
    }
  }

  tags = { team = "security" }
}

resource "aws_ssm_patch_baseline" "windows" {
  name = "windows"

  approval_rule {
    approve_until_date = "2026-01-31"

    patch_filter {
      key    = "MSRC_SEVERITY"
      values = ["Critical"]
    }
  }
}

resource "aws_ssm_patch_group" "web" {
  baseline_id = aws_ssm_patch_baseline.servers.id
  patch_group = "web"
}

resource "aws_ssm_patch_group" "others" {
  baseline_id = data.aws_ssm_patch_baseline.predefined.id
  patch_group = "others"
}

resource "aws_ssm_default_patch_baseline" "windows" {
  baseline_id      = aws_ssm_patch_baseline.windows.id
  operating_system = aws_ssm_patch_baseline.windows.operating_system
}
