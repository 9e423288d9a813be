import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

/** Documents a route that reads one file with `receiveFile`. */
export const FileBody = () => applyDecorators(
  ApiConsumes('multipart/form-data'),
  ApiBody({ required: true, schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } }),
);
