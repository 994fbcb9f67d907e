"""Council data by OParl 1.1 (https://oparl.org): fetched or from a file, checked, kept, mapped."""
