import { coordinateSystems, type Coordinates, type CoordinateSystem } from '@scanfix/shared-types';
import { IsIn, IsLatitude, IsLongitude, IsNumber } from 'class-validator';

export class CoordinatesDto implements Coordinates {
  @IsNumber()
  @IsLatitude()
  latitude: number;

  @IsNumber()
  @IsLongitude()
  longitude: number;

  @IsIn(coordinateSystems)
  system: CoordinateSystem;
}
