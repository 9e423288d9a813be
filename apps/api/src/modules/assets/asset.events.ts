export const assetRetired = 'asset.retired';
export const assetReinstated = 'asset.reinstated';

/** Of both. */
export interface AssetLifePayload {
  assetId: number;
  actorId: number;
}
